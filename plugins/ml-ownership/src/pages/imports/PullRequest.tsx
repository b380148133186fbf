import { isHttpUrl } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { Alert, Button, Link, Text, TextField } from '@backstage/ui';
import { FormEvent, useState } from 'react';
import { useTemplatePath } from '../../ui/entity';
import { ErrorState, useMlQuery } from '../../ui/async-state';
import { useMlTranslation } from '../../translations';
import {
  IMPORT_TEMPLATE,
  parseRepository,
  readImportTask,
  startImportTask,
} from './importTask';
import layout from '../../ui/layout.module.css';
import styles from './PullRequest.module.css';

/** Polling interval of the pull request task, in milliseconds. */
const INTERVAL = 1_500;

/** As validated by the template. */
const YAML_PATH = /^([\w-][\w.-]*\/)*[\w-][\w.-]*\.ya?ml$/;

/**
 * Creates a pull request with a file, using a scaffolder template; renders nothing if the template is not available.
 */
export function PullRequest(props: { file: string; canOpen: boolean }) {
  const { t } = useMlTranslation();
  const template = useTemplatePath(IMPORT_TEMPLATE);
  return template === undefined ? null : (
    <div className={styles.root}>
      <Text as="h3" variant="body-medium" weight="bold">
        {t('imports.export.pullRequest')}
      </Text>
      <p className={styles.text}>{t('imports.export.pullRequestLead')}</p>
      <PullRequestForm {...props} />
    </div>
  );
}

function PullRequestForm(props: { file: string; canOpen: boolean }) {
  const { file, canOpen } = props;
  const { t } = useMlTranslation();
  const backend = {
    discoveryApi: useApi(discoveryApiRef),
    fetchApi: useApi(fetchApiRef),
  };
  const [repository, setRepository] = useState('');
  const [branch, setBranch] = useState('main');
  const [path, setPath] = useState('ml-entities.yaml');
  const [isTried, setTried] = useState(false);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<Error>();
  const [task, setTask] = useState<string>();

  const repoUrl = parseRepository(repository);
  const isPathWrong = !YAML_PATH.test(path);

  const open = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!repoUrl || isPathWrong || !branch || isPending) {
      return;
    }
    setPending(true);
    setError(undefined);
    try {
      setTask(
        await startImportTask(backend, {
          documents: file,
          repoUrl,
          branch,
          path,
        }),
      );
    } catch (refused) {
      setError(refused as Error);
    } finally {
      setPending(false);
    }
  };

  if (task) {
    return <TaskState task={task} onAgain={() => setTask(undefined)} />;
  }
  return (
    // The fields show their own validation errors.
    <form className={layout.column3} onSubmit={open} noValidate>
      <div className={styles.fields}>
        <TextField
          size="small"
          type="url"
          isRequired
          label={t('imports.export.repository')}
          description={t('imports.export.repositoryHint')}
          isInvalid={isTried && !repoUrl}
          value={repository}
          onChange={setRepository}
        />
        <TextField
          size="small"
          isRequired
          label={t('imports.export.branch')}
          isInvalid={isTried && !branch}
          value={branch}
          onChange={setBranch}
        />
        <TextField
          size="small"
          isRequired
          label={t('imports.export.path')}
          description={t('imports.export.pathHint')}
          isInvalid={isTried && isPathWrong}
          value={path}
          onChange={setPath}
        />
      </div>
      {isTried && (!repoUrl || isPathWrong) && (
        <p className={styles.text} role="alert">
          {repoUrl
            ? t('imports.export.pathWrong')
            : t('imports.export.repositoryWrong')}
        </p>
      )}
      {error && (
        <ErrorState error={error} subject={t('imports.export.subject')} />
      )}
      <Button
        className={styles.button}
        size="small"
        variant="primary"
        type="submit"
        isDisabled={!canOpen}
        isPending={isPending}
      >
        {t('imports.export.pullRequest')}
      </Button>
      {!canOpen && (
        <p className={styles.text}>{t('imports.export.fixFirst')}</p>
      )}
    </form>
  );
}

function TaskState(props: { task: string; onAgain: () => void }) {
  const { task, onAgain } = props;
  const { t } = useMlTranslation();
  const backend = {
    discoveryApi: useApi(discoveryApiRef),
    fetchApi: useApi(fetchApiRef),
  };
  const { data, error, reload } = useMlQuery(
    ['import-task', task],
    () => readImportTask(backend, task),
    {
      refreshInterval: latest =>
        latest && latest.state !== 'running' ? 0 : INTERVAL,
    },
  );
  if (error && !data) {
    return (
      <ErrorState
        error={error}
        subject={t('imports.export.subject')}
        onRetry={reload}
      />
    );
  }
  if (data?.state === 'failed') {
    return (
      <Alert
        role="alert"
        status="danger"
        icon
        title={t('imports.export.failed')}
        description={data.message}
        customActions={
          <Button size="small" variant="secondary" onPress={onAgain}>
            {t('imports.export.again')}
          </Button>
        }
      />
    );
  }
  return (
    <p className={styles.text} role="status">
      {data?.state === 'done' ? (
        <Done url={data.url} />
      ) : (
        t('imports.export.running')
      )}
    </p>
  );
}

function Done(props: { url: string | undefined }) {
  const { url } = props;
  const { t } = useMlTranslation();
  return (
    <>
      {url === undefined || !isHttpUrl(url)
        ? t('imports.export.doneWithoutLink')
        : t('imports.export.done', {
            link: <Link href={url}>{t('imports.export.link')}</Link>,
          })}
    </>
  );
}
