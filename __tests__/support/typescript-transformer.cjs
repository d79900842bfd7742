// Strips types only; `npm run typecheck` checks them. CommonJS, so that jest needs no experimental flag.
const { createHash } = require('node:crypto');
const ts = require('typescript');

const compilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  esModuleInterop: true,
  inlineSourceMap: true,
  inlineSources: true,
};

module.exports = {
  getCacheKey: (source, path) =>
    createHash('sha1')
      .update(ts.version)
      .update(JSON.stringify(compilerOptions))
      .update(path)
      .update(source)
      .digest('hex'),
  process: (source, path) => ({
    code: ts.transpileModule(source, { fileName: path, compilerOptions }).outputText,
  }),
};
