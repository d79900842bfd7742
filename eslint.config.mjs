import tseslint from 'typescript-eslint';

/** @param outside matches imports that leave the core, seen from the folder that the rule is for */
const coreOnly = (outside) => ({
  patterns: [
    { regex: outside, message: 'The core imports only the core.' },
    { regex: '^[^.]', message: 'The core imports no package and no Node module.' },
  ],
});

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/'] },
  {
    files: ['**/*.{ts,mts}'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unnecessary-condition': 'off',
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  {
    files: ['src/page/*.js'],
    extends: [...tseslint.configs.recommended],
    rules: { eqeqeq: 'error' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/azure/**', 'src/hosts/**'],
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', coreOnly('^\\.\\./')],
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'console'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now' },
        { object: 'Math', property: 'random' },
      ],
    },
  },
  {
    files: ['src/core/*/*.ts'],
    rules: { 'no-restricted-imports': ['error', coreOnly('^\\.\\./\\.\\./')] },
  },
  {
    files: ['src/core/*/*/*.ts'],
    rules: { 'no-restricted-imports': ['error', coreOnly('^\\.\\./\\.\\./\\.\\./')] },
  },
);
