//! Works on things side by side, and hands on what comes of them in their order.
//!
//! Over `crossbeam-channel`. `pariter` does the same, but asks for the next thing only when a result is wanted: a slow source would hold back what is done.

use std::sync::OnceLock;
use std::thread::Scope;

use crossbeam_channel::{Receiver, Sender, bounded};

/// How many things are under way for each thread: so many that none has to wait while one of them takes its time.
const AHEAD: usize = 8;

/// What `task` makes of each item, in the items' order, by so many threads; it is told which of them does it. A thread of its own takes the items
/// from where they come, and waits where too many are under way. All ends early once nobody takes the results.
pub(crate) fn side_by_side<'scope, T, R>(
    scope: &'scope Scope<'scope, '_>,
    threads: usize,
    items: impl Iterator<Item = T> + Send + 'scope,
    task: impl Fn(usize, T) -> R + Copy + Send + 'scope,
) -> impl Iterator<Item = R> + Send + 'scope
where
    T: Send + 'scope,
    R: Send + 'scope,
{
    let (work, tasks) = bounded(threads * AHEAD);
    let (order, results) = bounded(threads * AHEAD);
    scope.spawn(move || feed(items, &work, &order));
    for thread in 0..threads {
        let tasks: Receiver<Task<T, R>> = tasks.clone();
        scope.spawn(move || tasks.into_iter().for_each(|Task { item, done }| drop(done.send(task(thread, item)))));
    }
    results.into_iter().map(|result: Receiver<R>| result.recv().expect("a task that was taken is done"))
}

/// An item, and where what comes of it is awaited.
struct Task<T, R> {
    item: T,
    done: Sender<R>,
}

/// Hands each item to the threads, and where its result is to be found to whoever takes the results.
fn feed<T, R>(items: impl Iterator<Item = T>, work: &Sender<Task<T, R>>, order: &Sender<Receiver<R>>) {
    for item in items {
        let (done, result) = bounded(1);
        if order.send(result).is_err() || work.send(Task { item, done }).is_err() {
            return;
        }
    }
}

/// The items up to the first that is an error, which is put down where whoever takes them finds it.
pub(crate) fn sound<T, E>(items: impl Iterator<Item = Result<T, E>>, error: &OnceLock<E>) -> impl Iterator<Item = T> {
    items.map_while(|item| item.map_err(|found| drop(error.set(found))).ok())
}

/// Things in bundles that are worked on as one: the least number of them that comes to `enough` together, or is `most`.
pub(crate) fn bundles<T>(
    mut items: impl Iterator<Item = T>,
    size: impl Fn(&T) -> usize,
    enough: usize,
    most: usize,
) -> impl Iterator<Item = Vec<T>> {
    std::iter::from_fn(move || {
        let (mut bundle, mut bytes) = (Vec::new(), 0);
        while bytes < enough && bundle.len() < most {
            let Some(item) = items.next() else { break };
            bytes += size(&item);
            bundle.push(item);
        }
        (!bundle.is_empty()).then_some(bundle)
    })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread::{scope, sleep};
    use std::time::Duration;

    use super::*;

    #[track_caller]
    fn check(threads: usize, items: u64) {
        let slow = |_, item: u64| {
            sleep(Duration::from_micros(item * 7919 % 300));
            item * item
        };
        let squares: Vec<u64> = scope(|scope| side_by_side(scope, threads, 0..items, slow).collect());
        assert_eq!(squares, (0..items).map(|item| item * item).collect::<Vec<_>>());
    }

    #[test]
    fn the_order_stays_at_any_number_of_threads() {
        check(1, 0);
        check(1, 40);
        check(4, 300);
    }

    #[test]
    fn one_may_follow_the_other() {
        let add = |_, item: usize| item + 1;
        let sum: usize = scope(|scope| side_by_side(scope, 2, side_by_side(scope, 3, 0..100, add), add).sum());
        assert_eq!(sum, (2..102).sum::<usize>());
    }

    #[test]
    fn whoever_takes_no_more_ends_it() {
        let taken = AtomicUsize::new(0);
        let endless = (0..).inspect(|_| _ = taken.fetch_add(1, Ordering::Relaxed));
        let first: Vec<i32> = scope(|scope| side_by_side(scope, 2, endless, |_, item| item).take(5).collect());
        assert_eq!(first, [0, 1, 2, 3, 4]);
        assert!(taken.into_inner() <= 5 + 2 * (2 * AHEAD + 2), "no more is taken than may be under way");
    }

    #[test]
    fn a_bundle_is_full_when_it_is_large_enough() {
        let bundled = |sizes: &[usize]| bundles(sizes.iter().copied(), |&size| size, 10, 3).collect::<Vec<_>>();
        assert_eq!(bundled(&[]), [[0; 0]; 0]);
        assert_eq!(bundled(&[4, 5, 6, 20, 1]), [vec![4, 5, 6], vec![20], vec![1]]);
        assert_eq!(bundled(&[1, 1, 1, 1]), [vec![1, 1, 1], vec![1]]);
    }
}
