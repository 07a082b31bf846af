//! The relay over real sockets on this machine: in this process, on a free port and a folder of its own.
//!
//! Clients speak the bytes of the protocol by hand ([`person`]), or are the stock Yjs ones.
//! Everything waits for what it expects, with a deadline; nothing sleeps.

mod acts;
mod checkpoints;
mod crowds;
mod damage;
mod durability;
mod example;
mod http;
mod images;
mod imports;
mod limits;
mod links;
mod lookup;
mod nginx;
mod numbers;
mod packing;
mod people;
mod person;
mod place;
mod refusals;
mod resting;
mod rights;
mod seals;
mod slow;
mod steps;
mod stock_yjs;
mod sync;
mod templates;
