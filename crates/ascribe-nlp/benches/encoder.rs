//! How many pieces a second the encoder makes of made-up windows: `cargo bench -p ascribe-nlp --bench encoder`.
//!
//! With `--peer` it answers `training/peer.py`, which times onnxruntime on the same windows in turn with it: it prints the windows'
//! ids, a window a line, and an empty line; then, for each number of threads that it reads, the seconds that they took.
//! With `--spend SECONDS` it encodes on one thread for so long, to be looked at with a profiler.

#![allow(clippy::print_stdout)]

use std::io::{BufRead, stdin};
use std::time::{Duration, Instant};

use ascribe_nlp::{Batch, Encoder, Model, Workers};

/// Windows that are encoded together.
const TOGETHER: usize = 8;
/// Windows in a round.
const COUNT: usize = 96;
/// The shortest and the longest window, in pieces.
const LENGTHS: (u32, u32) = (96, 256);
/// Rounds that are timed.
const ROUNDS: usize = 5;

fn main() {
    let model = Model::from_bytes(ascribe_model_en::MODEL).expect("a model");
    let start = Instant::now();
    let encoder = Encoder::from_model(&model).expect("an encoder");
    let loaded = start.elapsed();
    let windows = windows();
    let arguments: Vec<String> = std::env::args().collect();
    let after = |flag: &str| arguments.iter().position(|argument| argument == flag).map(|at| &arguments[at + 1..]);
    if after("--peer").is_some() {
        answer(&encoder, &windows);
    } else if let Some([seconds, ..]) = after("--spend") {
        spend(&encoder, &windows, Duration::from_secs(seconds.parse().expect("a number of seconds")));
    } else {
        report(&encoder, &windows, loaded);
    }
}

/// Windows of ids that look random, the same every time.
fn windows() -> Vec<Vec<u32>> {
    let mut state = 1_u64;
    let mut below = |bound: u32| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % u64::from(bound)) as u32
    };
    let mut window = |_| {
        let length = LENGTHS.0 + below(LENGTHS.1 - LENGTHS.0 + 1);
        (0..length).map(|_| 1000 + below(29_000)).collect()
    };
    (0..COUNT).map(&mut window).collect()
}

/// Encodes all windows; returns how long it took and a sum of all elements, lest the work be left out.
fn round(encoder: &Encoder, windows: &[Vec<u32>], workers: &Workers) -> (Duration, f32) {
    let start = Instant::now();
    let sums =
        workers.map(windows.chunks(TOGETHER), |windows| encoder.encode(&pack(windows)).values().iter().sum::<f32>());
    (start.elapsed(), sums.iter().sum())
}

fn pack(windows: &[Vec<u32>]) -> Batch {
    let mut batch = Batch::default();
    for ids in windows {
        let shapes: Vec<u8> = ids.iter().map(|id| (id % 32) as u8).collect();
        batch.push([ids], [&shapes]);
    }
    batch
}

fn report(encoder: &Encoder, windows: &[Vec<u32>], loaded: Duration) {
    let pieces: usize = windows.iter().map(Vec::len).sum();
    println!("{pieces} pieces in {COUNT} windows; weights read in {:.0} ms", loaded.as_secs_f64() * 1e3);
    let all = std::thread::available_parallelism().map_or(1, usize::from);
    for threads in [1, all] {
        let workers = Workers::new(threads).expect("threads");
        let best =
            (0..ROUNDS).map(|_| round(encoder, windows, &workers)).min_by_key(|&(time, _)| time).expect("a round");
        println!("{threads} threads: {:.0} pieces/s (sum {})", pieces as f64 / best.0.as_secs_f64(), best.1);
    }
}

fn answer(encoder: &Encoder, windows: &[Vec<u32>]) {
    for window in windows {
        println!("{}", window.iter().map(u32::to_string).collect::<Vec<_>>().join(" "));
    }
    println!();
    for line in stdin().lock().lines() {
        let threads = line.expect("text").trim().parse().expect("a number of threads");
        let workers = Workers::new(threads).expect("threads");
        println!("{}", round(encoder, windows, &workers).0.as_secs_f64());
    }
}

fn spend(encoder: &Encoder, windows: &[Vec<u32>], time: Duration) {
    let workers = Workers::new(1).expect("a thread");
    let start = Instant::now();
    while start.elapsed() < time {
        round(encoder, windows, &workers);
    }
}
