import { flattenMessages } from '../flattenMessages';
import { beforeYouBuy } from './beforeYouBuy';
import { campaigns } from './campaigns';
import { charts } from './charts';
import { connectors } from './connectors';
import { criteria } from './criteria';
import { criteriaByKind } from './criteriaByKind';
import { csv } from './csv';
import { departures } from './departures';
import { dialog } from './dialog';
import { disputes } from './disputes';
import { drills } from './drills';
import { evidence } from './evidence';
import { exemptions } from './exemptions';
import { filters } from './filters';
import { foundations } from './foundations';
import { handover } from './handover';
import { handovers } from './handovers';
import { history } from './history';
import { imports } from './imports';
import { lineage } from './lineage';
import { missing } from './missing';
import { reliance } from './reliance';
import { reportOnly } from './reportOnly';
import { operate } from './operate';
import { overview } from './overview';
import { pages } from './pages';
import { people } from './people';
import { print } from './print';
import { savedViews } from './savedViews';
import { scorecards } from './scorecards';
import { states } from './states';
import { supplyChain } from './supplyChain';
import { teams } from './teams';
import { time } from './time';
import { verdict } from './verdict';
import { whatIf } from './whatIf';
import { yaml } from './yaml';

/** The German messages. */
const de = {
  beforeYouBuy,
  campaigns,
  charts,
  connectors,
  criteria,
  criteriaByKind,
  csv,
  departures,
  dialog,
  disputes,
  drills,
  evidence,
  exemptions,
  filters,
  foundations,
  handover,
  handovers,
  history,
  imports,
  lineage,
  missing,
  reliance,
  reportOnly,
  operate,
  overview,
  pages,
  people,
  print,
  savedViews,
  scorecards,
  states,
  supplyChain,
  teams,
  time,
  verdict,
  whatIf,
  yaml,
};

export default flattenMessages(de);
