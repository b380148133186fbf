const {
  types: { isRegExp },
} = require('node:util');

/** Validators by the document and the options from which they are compiled. */
const compiled = new Map();

/**
 * `express-openapi-validator` with validators that test files share: compiling those of a document takes longer than
 * most tests.
 */
exports.shareValidators = actual => ({
  ...actual,
  middleware(options) {
    const key = JSON.stringify(options, toPlain);
    let handlers = compiled.get(key);
    if (!handlers) {
      // A copy, because the original belongs to a test file and would keep it in memory.
      handlers = actual.middleware(structuredClone(options));
      compiled.set(key, handlers);
    }
    return handlers;
  },
});

function toPlain(name, value) {
  if (typeof value === 'function') {
    throw new Error(
      `The option ${name} of express-openapi-validator is a function, which test files cannot share`,
    );
  }
  return isRegExp(value) ? `${value}` : value;
}
