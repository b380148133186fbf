const MESSAGE = 'Take the time from a Clock, which all replicas share';

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  restrictedSrcSyntax: [
    {
      selector: "NewExpression[callee.name='Date'][arguments.length=0]",
      message: MESSAGE,
    },
    {
      selector:
        "CallExpression[callee.object.name='Date'][callee.property.name='now']",
      message: MESSAGE,
    },
  ],
});
