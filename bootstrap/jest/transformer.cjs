const { createHash } = require('node:crypto');
const { requireFrom } = require('./requireFrom.cjs');

const { createTransformer } = requireFrom(
  '@backstage/cli/config/jest',
  '@backstage/cli-module-test-jest/config/jestSwcTransform.js',
);

/** Backstage's transformer, whose results for installed packages are shared by the packages of this repository. */
exports.createTransformer = options => {
  const transformer = createTransformer(options);
  return {
    ...transformer,
    getCacheKey(source, filename, jestOptions) {
      const key = transformer.getCacheKey(source, filename, {
        ...jestOptions,
        ...(filename.includes('/node_modules/') && {
          // Jest's default contains the configuration of a package, which does not matter.
          configString: '',
          config: { ...jestOptions.config, rootDir: undefined },
        }),
      });
      return createHash('sha1').update(key).update(filename).digest('hex');
    },
  };
};
