/* A disk that fails when it is told to, put before the C library of a relay (LD_PRELOAD).
 *
 * An order is a file in the folder NONET_DISK_ORDERS, called after what shall fail: "fsync-nonet.db-wal",
 * "write-nonet.db", "fsync-images". So many such calls pass as the order has bytes; the next takes it away and fails with
 * EIO. An order whose name begins with "always-" stays, and every such call fails. At "hold-fsync-..." the call does not
 * come back; the order is then called "held-fsync-...". Folders that were synced are written to the file "synced".
 *
 * Besides it keeps, in NONET_DISK_IMAGE, what a power cut would leave of the database and its log: only bytes that were
 * written before an fsync that went well. When an fsync fails, Linux counts the pages as clean all the same, so the next
 * one says nothing of them: here too, what was written before a failed fsync never comes to the image unless it is
 * written again. What is not synced yet stands in a file of its own, because it outlives the process, as the pages do. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t held = PTHREAD_MUTEX_INITIALIZER;
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_fsync)(int);
static int (*real_truncate)(int, off64_t);
static int (*real_unlink)(const char *);

__attribute__((constructor)) static void find(void) {
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_truncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
}

/* What a path within the data folder is called in orders; NULL for what is none of ours. */
static const char *name_of(const char *path) {
    const char *root = getenv("NONET_DISK_ROOT");
    size_t length = root ? strlen(root) : 0;
    if (!length || strncmp(path, root, length) || path[length] != '/') return NULL;
    path += length + 1;
    if (!strncmp(path, "images", 6)) return "images";
    if (!strcmp(path, "nonet.db")) return "nonet.db";
    if (!strcmp(path, "nonet.db-wal")) return "nonet.db-wal";
    return NULL;
}

static const char *file_of(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return NULL;
    path[length] = 0;
    return name_of(path);
}

static int is_ordered(const char *call, const char *name) {
    const char *orders = getenv("NONET_DISK_ORDERS");
    char path[4096], held_path[4096];
    struct stat order;
    if (!orders) return 0;
    snprintf(path, sizeof path, "%s/hold-%s-%s", orders, call, name);
    snprintf(held_path, sizeof held_path, "%s/held-%s-%s", orders, call, name);
    if (!rename(path, held_path)) for (;;) pause();
    snprintf(path, sizeof path, "%s/always-%s-%s", orders, call, name);
    if (!access(path, F_OK)) return 1;
    snprintf(path, sizeof path, "%s/%s-%s", orders, call, name);
    if (stat(path, &order)) return 0;
    if (!order.st_size) return !real_unlink(path);
    if (truncate(path, order.st_size - 1)) abort();
    return 0;
}

static void note_folder(int file) {
    const char *orders = getenv("NONET_DISK_ORDERS");
    char link[64], path[4096], diary[4096];
    struct stat what;
    if (!orders || fstat(file, &what) || !S_ISDIR(what.st_mode)) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    snprintf(diary, sizeof diary, "%s/synced", orders);
    int to = open(diary, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (length <= 0 || to < 0) abort();
    path[length++] = '\n';
    if (real_write(to, path, (size_t)length) != length) abort();
    close(to);
}

static int image(const char *name, const char *end, int flags) {
    const char *folder = getenv("NONET_DISK_IMAGE");
    char path[4096];
    if (!folder || !strcmp(name, "images")) return -1;
    snprintf(path, sizeof path, "%s/%s%s", folder, name, end);
    return open(path, flags | O_CREAT | O_CLOEXEC, 0600);
}

static void written(const char *name, off64_t from, off64_t length) {
    off64_t range[2] = {from, length};
    int unsynced = image(name, ".unsynced", O_WRONLY | O_APPEND);
    if (unsynced < 0) return;
    if (real_write(unsynced, range, sizeof range) != sizeof range) abort();
    close(unsynced);
}

/* What was written comes to the image, or is forgotten. */
static void settle(const char *name, int file, int keep) {
    int unsynced = image(name, ".unsynced", O_RDWR);
    if (unsynced < 0) return;
    if (keep) {
        int to = image(name, "", O_RDWR);
        char path[64], buffer[65536];
        snprintf(path, sizeof path, "/proc/self/fd/%d", file);
        int from = open(path, O_RDONLY | O_CLOEXEC);
        struct stat now;
        if (to < 0 || from < 0 || fstat(from, &now)) abort();
        off64_t range[2];
        while (read(unsynced, range, sizeof range) == sizeof range) {
            while (range[1] > 0) {
                size_t part = range[1] < (off64_t)sizeof buffer ? (size_t)range[1] : sizeof buffer;
                ssize_t got = pread64(from, buffer, part, range[0]);
                if (got <= 0) break; /* cut off since */
                if (real_pwrite(to, buffer, (size_t)got, range[0]) != got) abort();
                range[0] += got;
                range[1] -= got;
            }
        }
        if (real_truncate(to, now.st_size)) abort();
        close(from);
        close(to);
    }
    if (real_truncate(unsynced, 0)) abort();
    close(unsynced);
}

static int fails(const char *call, const char *name) {
    if (!is_ordered(call, name)) return 0;
    errno = EIO;
    return 1;
}

ssize_t write(int file, const void *bytes, size_t length) {
    const char *name = file > 2 ? file_of(file) : NULL;
    if (!name) return real_write(file, bytes, length);
    pthread_mutex_lock(&held);
    ssize_t done = -1;
    if (!fails("write", name)) {
        off64_t from = lseek64(file, 0, SEEK_CUR);
        done = real_write(file, bytes, length);
        if (done > 0) written(name, from, done);
    }
    int saved = errno;
    pthread_mutex_unlock(&held);
    errno = saved;
    return done;
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t from) {
    const char *name = file_of(file);
    if (!name) return real_pwrite(file, bytes, length, from);
    pthread_mutex_lock(&held);
    ssize_t done = -1;
    if (!fails("write", name)) {
        done = real_pwrite(file, bytes, length, from);
        if (done > 0) written(name, from, done);
    }
    int saved = errno;
    pthread_mutex_unlock(&held);
    errno = saved;
    return done;
}

int fsync(int file) {
    const char *name = file_of(file);
    if (!name) {
        note_folder(file);
        return real_fsync(file);
    }
    pthread_mutex_lock(&held);
    int failed = fails("fsync", name);
    settle(name, file, !failed);
    if (!failed) note_folder(file);
    pthread_mutex_unlock(&held);
    if (failed) {
        errno = EIO;
        return -1;
    }
    return 0; /* The image is the disk; the real one would only take time. */
}

int ftruncate64(int file, off64_t length) {
    const char *name = file_of(file);
    if (name && is_ordered("truncate", name)) {
        errno = EIO;
        return -1;
    }
    return real_truncate(file, length);
}

int unlink(const char *path) {
    const char *name = name_of(path);
    if (name && strcmp(name, "images")) {
        const char *folder = getenv("NONET_DISK_IMAGE");
        char gone[4096];
        if (folder) {
            snprintf(gone, sizeof gone, "%s/%s", folder, name);
            real_unlink(gone);
            snprintf(gone, sizeof gone, "%s/%s.unsynced", folder, name);
            real_unlink(gone);
        }
    }
    return real_unlink(path);
}
