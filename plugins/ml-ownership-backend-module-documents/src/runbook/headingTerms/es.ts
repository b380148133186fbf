import { LanguageTerms } from './LanguageTerms';

export const es: LanguageTerms = {
  prerequisites: [
    ...['requisito*', 'prerrequisito*', 'prerequisito*', 'antes de'],
    ...['lo que necesitas', 'qué necesitas', 'preparación', 'preparativos'],
    ...['condiciones previas', '=acceso', '=accesos', '=permisos'],
    ...['precondicion*', 'precondición', '=dependencias', '=entorno'],
    ...['comprobaciones previas', 'verificaciones previas'],
  ],
  steps: [
    ...['paso*', 'procedimiento*', 'instrucción', 'instrucciones'],
    ...['ejecución', 'qué hacer', 'acciones', 'resolución', 'solución'],
    ...['soluciones', 'mitigación', 'remediación', 'corrección'],
  ],
  verification: [
    ...['verific*', 'comprob*', 'comprueb*', 'validación', 'confirm*'],
    ...['=prueba', '=pruebas', 'pruebas de humo'],
  ],
  outcome: ['resultado*', 'criterios de éxito', 'criterios de aceptación'],
  weakSteps: ['cómo', 'como', 'reinicio', 'restauración', 'reversión'],
  investigation: ['diagnóstico', 'investigación', 'análisis'],
  other: [
    ...['preguntas frecuentes', 'referencias', 'contactos', 'contacto'],
    ...['glosario', 'anexo*', 'contexto', 'introducción', 'resumen'],
    ...['propósito', 'alcance', 'escalamiento', 'historial'],
  ],
  checkVerbs: [
    ...['verific*', 'comprueb*', 'comprob*', 'confirm*', 'asegúrate'],
    ...['asegúrese', 'valid*'],
  ],
  lookVerbs: ['abr*', 'identific*', 'busc*', 'revis*'],
};
