import { LanguageTerms } from './LanguageTerms';

const NEEDED_THINGS =
  'access permission* tool* tooling role* credential* software privilege* package* knowledge information material* input*'.split(
    ' ',
  );

const KINDS_OF_REQUIREMENTS =
  'system technical resource access hardware software minimum general environment tool permission network initial basic'.split(
    ' ',
  );

export const en: LanguageTerms = {
  prerequisites: [
    ...['prerequisite*', 'pre requisite*', 'prereq*', 'pre req*'],
    ...['precondition*', 'pre condition*', 'entry criteria', '^requirement*'],
    ...['entry condition*', 'before you', 'before we', 'before starting'],
    ...['before the start', 'before proceeding', 'before running'],
    ...['before beginning', 'before executing', 'before ? check*'],
    ...['^you need', '^you will need', '^you ll need', 'what you need'],
    ...['what you will need', 'what you ll need', 'things you need'],
    ...['what it needs'],
    ...['what is needed', 'what s needed', '=needed', '=required', '=requires'],
    ...['preparation*', '^prepare', '^preparing', 'getting ready', 'get ready'],
    ...['preflight', 'pre flight', 'precheck*', 'pre check*', 'prework'],
    ...['pre work', 'pre ? check*', 'pre ? ? check*', '=pre ?', 'assumptions'],
    ...['=access', '=permissions', '=access permissions', '=credentials'],
    ...['=tools', '=tooling', '=dependencies', '=environment', '=setup'],
    ...['=set up', '=environment setup', '=initial setup', '=prep'],
    ...['safety check*', '=safety', '=required permissions access'],
    ...KINDS_OF_REQUIREMENTS.map(kind => `${kind} requirement*`),
    ...NEEDED_THINGS.flatMap(thing => [
      ...[`=required ${thing}`, `=${thing} required`, `=${thing} needed`],
      `=needed ${thing}`,
    ]),
  ],
  steps: [
    ...['step*', 'procedure*', 'instruction*', 'walkthrough', 'what to do'],
    ...['actions', '=action', 'action plan', 'do it', 'run it', 'running it'],
    ...['execution', 'execute', 'process', 'commands', 'rollout', 'roll out'],
    ...['recipe', 'resolution*', 'resolving', 'how to resolve', 'remediat*'],
    ...['mitigat*', '^fix', 'how to fix', 'fixing', 'fixes', '=solution'],
    ...['=solutions', '^solution', '=response', '=responses'],
    ...['incident response', 'response plan', 'workaround*', 'phases'],
    ...['order of operations', '=tasks', '=implementation', '=method'],
  ],
  verification: [
    ...['verif*', 'validat*', 'check', 'checks', 'checking', 'confirm*'],
    ...['smoke test*', 'sanity', 'test the', '=test', '=tests', '=testing'],
    ...['postcheck*', 'post check*', 'post ? check*', 'post ? test*'],
    ...['post ? ? check*', '^after the ? check*', '=post test*'],
  ],
  outcome: [
    ...['expected result*', 'expected outcome*', 'expected output*'],
    ...['expected behavio*', 'expected state', 'expected response'],
    ...['=expected', 'acceptance', 'done when', 'definition of done'],
    ...['success criteria', 'success criterion', 'success metric*'],
    ...['success indicator*', 'exit criteria', 'exit condition*'],
    ...['completion criteria', 'it worked', 'how do you know', 'how you know'],
    ...['how to know', 'good looks like', '=outcome', '=outcomes', '=result'],
    ...['=results', 'the result'],
  ],
  weakSteps: [
    ...['how to', 'workflow', 'runbook', 'playbook', 'guide', 'perform'],
    ...['checklist', 'run', 'running', 'retrain*', 'deploy*', 'recover*'],
    ...['restore', 'rollback', 'roll back', 'rebuild', 'backfill', 'publish'],
    '^to ?',
  ],
  investigation: [
    ...['diagnos*', 'investigat*', 'triage', 'debug*', 'troubleshoot*'],
    ...['root cause*', 'detection', '=analysis'],
  ],
  other: [
    ...['faq', 'faqs', 'frequently asked', 'questions', 'q a', 'references'],
    ...['=reference', 'related', 'see also', '=links', 'further reading'],
    ...['resources', 'contact*', 'escalation', '=escalate', 'glossary'],
    ...['terminology', 'appendix', 'changelog', 'change log', 'history'],
    ...['revision*', 'overview', 'background', 'introduction', '=summary'],
    ...['=purpose', '=scope', 'contents', '=toc', '=meaning', '=impact'],
    ...['symptom*', 'dashboards', 'known issues', 'limitations', 'about'],
    ...['lessons learned', 'postmortem', 'post mortem', 'responsibilities'],
    ...['rationale', '=notes', '=note', '=tips', '=examples', 'next steps'],
    ...[
      'when to use',
      'when to run',
      'trigger*',
      '=monitoring',
      'action items',
    ],
  ],
  checkVerbs: [
    ...['verify', 'validate', 'confirm', 'check', 'make sure', 'ensure'],
    ...['double check', 'test that', 'test the', 'run smoke test*'],
    ...['run the smoke test*', 'smoke test*'],
  ],
  lookVerbs: [
    ...['identify', 'look', 'inspect', 'review', 'find', 'determine', 'open'],
    ...['log in', 'log into', 'login', 'acknowledge', 'assess', 'read', 'go'],
    ...['investigate', 'navigate', 'note', 'see', 'examine', 'notify'],
    ...['gather', 'collect', 'capture'],
  ],
};
