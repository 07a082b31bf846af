#!/usr/bin/env bash
# The fonts, from their npm packages into $NONET_CACHE/fonts:
#   ttf/   Noto Sans JP (Regular, Bold) and Noto Emoji, for the relay's pictures, with their licences
#   web/   Noto Sans JP and Noto Emoji in slices for the browser, and fonts.css that names them
. "$(dirname "$0")/../paths.sh"

packages=$NONET_CACHE/node/node_modules
fonts=$NONET_CACHE/fonts
# New when the packages are, or the way they are laid out is.
wanted=$(cat "$NONET_ROOT/scripts/npm/package-lock.json" "$NONET_ROOT"/scripts/setup/fonts.sh "$NONET_ROOT"/scripts/slice-fonts.mjs | sha256sum)
if [ -f "$fonts/stamp" ] && [ "$(cat "$fonts/stamp")" = "$wanted" ]; then exit 0; fi

lay_out() {
    local new=$fonts.new
    rm -rf "$new" &&
        mkdir -p "$new/ttf" "$new/web" &&
        cp "$packages/@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf" "$new/ttf/NotoSansJP-Regular.ttf" &&
        cp "$packages/@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf" "$new/ttf/NotoSansJP-Bold.ttf" &&
        cp "$packages/@expo-google-fonts/noto-sans-jp/LICENSE_FONT" "$new/ttf/OFL-NotoSansJP.txt" &&
        cp "$packages/@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf" "$new/ttf/NotoEmoji-Regular.ttf" &&
        cp "$packages/@expo-google-fonts/noto-emoji/LICENSE_FONT" "$new/ttf/OFL-NotoEmoji.txt" &&
        node "$NONET_ROOT/scripts/slice-fonts.mjs" "$packages/@fontsource/noto-sans-jp" "$packages/@fontsource/noto-emoji" "$new/web" &&
        cp "$packages/@fontsource/noto-sans-jp/LICENSE" "$new/web/OFL.txt" &&
        cp "$packages/@fontsource/noto-emoji/LICENSE" "$new/web/OFL-emoji.txt" &&
        printf '%s\n' "$wanted" >"$new/stamp" &&
        rm -rf "$fonts" &&
        mv "$new" "$fonts"
}

quiet_step "Laying out the fonts" lay_out || die "The fonts could not be laid out" "What was wrong stands above."
