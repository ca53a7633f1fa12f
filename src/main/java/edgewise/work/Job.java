package edgewise.work;

/// What a running piece of background work can say and hear.
public interface Job {
    /// A job nobody watches, for callers that wait.
    Job UNWATCHED = new Job() {
        @Override
        public void progress(double share) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /// Reports how much is done, 0 to 1. Throws [Cancelled] when the work is no longer wanted.
    void progress(double share);

    /// True when the result will be dropped.
    boolean isCancelled();

    /// Ends work that nobody waits for any more.
    final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Cancelled() {
            super(null, null, false, false);
        }
    }
}
