//! Threads that encode side by side.

use std::sync::Mutex;

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::Error;

/// Threads that each do a task of their own at a time.
///
/// Each is a rayon pool of one thread, because the matrix products would else spread over all threads of the pool that they
/// are called in: they are too small for that to pay, and a thread that waits for its share could take up another task,
/// and hold the memory of both.
pub struct Workers {
    pools: Vec<ThreadPool>,
}

impl Workers {
    /// So many threads, at least one.
    ///
    /// # Errors
    ///
    /// If the system grants no thread.
    pub fn new(threads: usize) -> Result<Self, Error> {
        let pool = |_| ThreadPoolBuilder::new().num_threads(1).build();
        let pools = (0..threads.max(1)).map(pool).collect::<Result<_, _>>();
        pools.map(|pools| Self { pools }).map_err(|cause| Error::because("no thread to be had", cause))
    }

    /// How many threads.
    pub fn count(&self) -> usize {
        self.pools.len()
    }

    /// What `work` gives, done on the thread of that number. Whatever is mapped in it is done there too, one item after the other: whoever
    /// has many things to do does each on one thread, and none of them waits for another.
    pub fn alone<R: Send>(&self, thread: usize, work: impl FnOnce() -> R + Send) -> R {
        self.pools[thread % self.pools.len()].install(work)
    }

    /// What `task` makes of each item, in the items' order. As many items are under way as there are threads, and the next one
    /// is taken from `items` when a thread is free.
    pub fn map<T, R>(&self, items: impl Iterator<Item = T> + Send, task: impl Fn(T) -> R + Sync) -> Vec<R>
    where
        T: Send,
        R: Send,
    {
        if is_worker() {
            return items.map(task).collect();
        }
        let items = Mutex::new(items.enumerate());
        let done = Mutex::new(Vec::new());
        let next = || items.lock().expect("no holder of the lock panics").next();
        launch(&self.pools, &|| {
            while let Some((index, item)) = next() {
                let result = task(item);
                done.lock().expect("no holder of the lock panics").push((index, result));
            }
        });
        let mut done = done.into_inner().expect("no holder of the lock panics");
        done.sort_unstable_by_key(|&(index, _)| index);
        done.into_iter().map(|(_, result)| result).collect()
    }
}

/// Whether the calling thread is one that works alone.
fn is_worker() -> bool {
    rayon::current_thread_index().is_some() && rayon::current_num_threads() == 1
}

/// Runs `work` once in each pool, all at the same time.
fn launch(pools: &[ThreadPool], work: &(impl Fn() + Sync)) {
    if let [pool, rest @ ..] = pools {
        pool.in_place_scope(|scope| {
            scope.spawn(|_| work());
            launch(rest, work);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(threads: usize, items: usize) {
        let workers = Workers::new(threads).expect("threads");
        let squares = workers.map(0..items, |item| item * item);
        assert_eq!(squares, (0..items).map(|item| item * item).collect::<Vec<_>>());
    }

    #[test]
    fn keeps_the_order_at_any_number_of_threads() {
        check(0, 3);
        check(1, 0);
        check(3, 100);
    }

    #[test]
    fn what_is_done_alone_stays_on_its_thread() {
        let workers = Workers::new(2).expect("threads");
        let thread = || std::thread::current().id();
        let alone = workers.alone(1, || workers.map(0..9, |_| thread()));
        assert!(alone.iter().all(|&id| id == alone[0] && id != workers.alone(0, thread)));
    }

    #[test]
    fn gives_each_task_one_thread() {
        let workers = Workers::new(2).expect("threads");
        assert_eq!(workers.map(0..4, |_| rayon::current_num_threads()), [1; 4]);
    }
}
