const { createRequire } = require('node:module');

/** Requires the last module of a chain, each of which is installed for the one before it. */
exports.requireFrom = (...chain) => {
  const last = chain.pop();
  const from = chain.reduce(
    (parent, name) => createRequire(parent).resolve(name),
    __filename,
  );
  return createRequire(from)(last);
};
