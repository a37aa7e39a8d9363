// Tries damaged indexes for some seconds, one after the other. A try that is not over in time ends the worker.
// Returns how many there were, and the seeds of those that were not as they must be.
async ({ seconds, files, names, base, engine, worker }) => {
  const PATIENCE = 5000;
  const counts = { sound: 0, clear: 0 }, wrong = [];

  function start() {
    return new Worker(worker);
  }

  function ask(to, question) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => resolve("it hangs"), PATIENCE);
      to.onmessage = ({ data }) => {
        clearTimeout(late);
        resolve(data);
      };
      to.onerror = event => {
        clearTimeout(late);
        resolve("the worker fails: " + event.message);
      };
      to.postMessage(question);
    });
  }

  async function ready() {
    const made = start(), first = await ask(made, { files, base, engine });
    if (first !== "sound") throw new Error("undamaged: " + first);
    return made;
  }

  let running = await ready();
  const end = performance.now() + seconds * 1000;
  for (let seed = 1; performance.now() < end && wrong.length < 5; seed++) {
    const outcome = await ask(running, { seed, names });
    if (outcome in counts) {
      counts[outcome]++;
    } else {
      wrong.push(seed + ": " + outcome);
      running.terminate();
      running = await ready();
    }
  }
  running.terminate();
  return JSON.stringify({ ...counts, wrong });
}
