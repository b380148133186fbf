import { LanguageTerms } from './LanguageTerms';

export const pt: LanguageTerms = {
  prerequisites: [
    ...['pré requisito*', 'requisito*', 'antes de', 'o que você precisa'],
    ...['o que é preciso', 'preparação', 'condições prévias', '=acesso'],
    ...['=acessos', '=permissões', 'pré condiç*', 'precondiç*'],
    ...['=dependências', '=ambiente', 'verificações prévias'],
  ],
  steps: [
    ...['passo*', 'etapa*', 'procedimento*', 'instruç*', 'execução'],
    ...['o que fazer', 'ações', '=ação', 'resolução', 'solução', 'soluções'],
    ...['mitigação', 'correção', 'remediação', 'resposta a incidentes'],
  ],
  verification: [
    ...['verific*', 'confer*', 'validação', 'confirm*', 'checagem'],
    ...['=teste', '=testes', 'testes de fumaça'],
  ],
  outcome: ['resultado*', 'critérios de sucesso', 'critérios de aceitação'],
  weakSteps: ['como', 'reinício', 'restauração', 'reversão'],
  investigation: ['diagnóstico', 'investigação', 'análise'],
  other: [
    ...['perguntas frequentes', 'referências', 'contatos', 'contactos'],
    ...['glossário', 'anexo*', 'contexto', 'introdução', 'visão geral'],
    ...['objetivo', 'escopo', 'escalação', 'histórico'],
  ],
  checkVerbs: ['verifi*', 'confira', 'confirm*', 'certifique', 'valid*'],
  lookVerbs: ['abr*', 'identifi*', 'busc*', 'analis*'],
};
