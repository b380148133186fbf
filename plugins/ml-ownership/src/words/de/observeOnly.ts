import { en } from '../en';
import { Translated } from '../Translated';

export const observeOnly: Translated<typeof en.observeOnly> = {
  title: 'Bis {{day}} wird nur beobachtet: noch wird nichts angekündigt',
  description:
    'Alles wird bewertet und gezeigt, damit Zeit bleibt, sich umzusehen. Niemand wird benachrichtigt, wenn sich ein Urteil verschlechtert, oder an etwas erinnert.',
};
