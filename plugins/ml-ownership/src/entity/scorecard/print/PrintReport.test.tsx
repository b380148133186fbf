import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { act } from 'react';
import { axe } from 'jest-axe';
import { scorecard } from '../../../__testUtils__/fixtures';
import { setupMlOwnershipServer } from '../../../__testUtils__/mlOwnershipServer';
import {
  CHURN_CLASSIFIER,
  renderPage,
} from '../../../__testUtils__/renderPage';
import { HandoverContent } from '../HandoverContent';

const ENTITY = 'model/default/churn-classifier';

describe('the printed Handover readiness tab', () => {
  const backend = setupMlOwnershipServer();
  beforeEach(() => {
    backend.answerHandover(ENTITY);
    backend.answer(`/v1/scorecards/${ENTITY}`, scorecard());
  });
  afterEach(() => {
    window.localStorage.clear();
    jest.restoreAllMocks();
  });

  it('expands everything while printing', async () => {
    const user = userEvent.setup();
    // Browsers dispatch this event before they open their dialog.
    const print = jest.spyOn(window, 'print').mockImplementation(() => {
      window.dispatchEvent(new Event('beforeprint'));
    });
    renderPage(<HandoverContent />, { entity: CHURN_CLASSIFIER });
    await user.click(await screen.findByRole('button', { name: 'Print' }));
    expect(print).toHaveBeenCalledTimes(1);

    const report = await screen.findByRole('article');
    expect(report.parentElement).toBe(document.body);
    expect(report).toHaveTextContent(
      /^ML Ownership CatalogPrinted on .*Churn classifierNo: nobody but Ada has retrained this\./,
    );
    expect(report).toHaveTextContent(
      'Catalog, 20 Nov 2026: group:default/growth-ml has 5 members',
    );
    expect(report).toHaveTextContent(
      'To do: State when to retrain, when to skip it, and who approves it.',
    );
    expect(
      within(report).getByRole('row', { name: /^Retrain No 1 Declared/ }),
    ).toHaveTextContent(
      'No triggers or guardrails for retraining are defined; Unknown: Operated by someone other than the authors',
    );
    expect(within(report).queryByRole('button')).not.toBeInTheDocument();
    expect(await axe(report)).toHaveNoViolations();

    act(() => {
      window.dispatchEvent(new Event('afterprint'));
    });
    await waitFor(() =>
      expect(screen.queryByRole('article')).not.toBeInTheDocument(),
    );
  });
});
