// Runs work one at a time: calls made while it runs become a single further run.

export function coalesce(work) {
  let running = null;
  let again = null;

  return function run() {
    if (running) {
      again ??= running.catch(() => {}).then(() => {
        again = null;
        return run();
      });
      return again;
    }
    running = Promise.resolve().then(work).finally(() => { running = null; });
    return running;
  };
}
