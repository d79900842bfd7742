'use strict';
// Breaks the process as a defect of its own would: by an error that nobody catches, or where rows are put in order for
// the report. What to break is in ASR_SIMULATOR_BREAKS.

const { ASR_SIMULATOR_BREAKS: kind, ASR_SIMULATOR_BREAKS_AT: at } = process.env;

/** When the log says so. */
function when(moment, then) {
  const { stdout } = process;
  const write = stdout.write.bind(stdout);
  let left = true;
  stdout.write = (chunk, ...rest) => {
    if (left && moment.test(String(chunk))) {
      left = false;
      then();
    }
    return write(chunk, ...rest);
  };
}

const defect = (what) => new Error(`broken on purpose: ${what}`);

function breakSort(times) {
  const { sort } = Array.prototype;
  let count = 0;
  Array.prototype.sort = function (...by) {
    if (count < times && this.some((one) => one?.decision !== undefined)) {
      count++;
      throw defect('rows');
    }
    return sort.apply(this, by);
  };
}

if (kind === 'rejection') when(new RegExp(at, 'm'), () => void Promise.reject(defect('a rejection')));
if (kind === 'exception')
  when(new RegExp(at, 'm'), () =>
    setImmediate(() => {
      throw defect('an exception');
    }),
  );
if (kind === 'report-once') breakSort(1);
if (kind === 'report') breakSort(Infinity);
