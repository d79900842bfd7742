/**
 * Three projects. `unit` starts no process and no server, and answers in seconds. `process` runs the shipped bundle, the
 * local Azure or a browser. `scale` proves what is promised of large estates and long runs, and wants a machine to itself.
 */
const PROCESS = '(bench|bundle|estate|hosts|page|reliability|simulator)';

/** ES modules, which Jest does not load as they are. */
const MODULES = [
  '@actions/expressions',
  'ccount',
  'character-entities',
  'decode-named-character-reference',
  'devlop',
  'escape-string-regexp',
  'longest-streak',
  'markdown-table',
  'mdast-',
  'micromark',
  'unist-',
  'zwitch',
].join('|');

const common = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '\\.[jt]s$': '<rootDir>/__tests__/support/typescript-transformer.cjs' },
  transformIgnorePatterns: [`/node_modules/(?!(?:${MODULES}))`],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // It has no entry for those who require it.
    '^@actions/expressions$': '<rootDir>/node_modules/@actions/expressions/dist/index.js',
  },
};

/** The tests of a project are those that match its pattern and none above it. */
const projects = {
  scale: '\\.scale\\.test\\.ts$',
  process: `\\.process\\.test\\.ts$|/__tests__/${PROCESS}/.*\\.test\\.ts$`,
  unit: '/__tests__/.*\\.test\\.ts$',
};
const patterns = Object.values(projects);

module.exports = {
  projects: Object.entries(projects).map(([displayName, pattern], index) => ({
    ...common,
    displayName,
    testRegex: pattern,
    testPathIgnorePatterns: ['/node_modules/', ...patterns.slice(0, index)],
    ...(displayName !== 'unit' && { globalSetup: '<rootDir>/__tests__/support/global-setup.ts' }),
  })),
  // A run of a busy machine takes its time.
  testTimeout: 180_000,
  maxConcurrency: 4,
  maxWorkers: 1,
  reporters: ['default', '<rootDir>/__tests__/support/count-reporter.cjs'],
  testSequencer: '<rootDir>/__tests__/support/longest-first.cjs',
};
