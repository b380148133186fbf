import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { UserEntity } from '@backstage/catalog-model';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { authModuleDemoSignIn } from './authModuleDemoSignIn';

const ada: UserEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ada', namespace: 'default' },
  spec: { memberOf: ['growth-ml'] },
  relations: [{ type: 'memberOf', targetRef: 'group:default/growth-ml' }],
};

const originalNodeEnv = process.env.NODE_ENV;

function setNodeEnv(value: string) {
  Object.assign(process.env, { NODE_ENV: value });
}

function startBackend() {
  return startTestBackend({
    features: [
      authPlugin,
      authModuleDemoSignIn,
      catalogServiceMock.factory({ entities: [ada] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          auth: { providers: { demo: {} } },
          demo: {
            people: [
              { entityRef: 'user:default/ada', name: 'Ada Nwosu' },
              { entityRef: 'user:default/tomas', name: 'Tomáš Havel' },
            ],
          },
        },
      }),
    ],
  });
}

describe('the demo sign-in', () => {
  afterEach(() => setNodeEnv(originalNodeEnv!));

  it('signs a selected user in with their name and groups', async () => {
    setNodeEnv('development');
    const { server } = await startBackend();

    const answer = await request(server)
      .post('/api/auth/demo/refresh')
      .set('x-demo-person', 'user:default/ada');

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      profile: { displayName: 'Ada Nwosu' },
      backstageIdentity: {
        identity: {
          userEntityRef: 'user:default/ada',
          ownershipEntityRefs: ['user:default/ada', 'group:default/growth-ml'],
        },
      },
    });
  });

  it('rejects other users with a reason', async () => {
    setNodeEnv('development');
    const { server } = await startBackend();
    const signInAs = (person: string) =>
      request(server)
        .post('/api/auth/demo/refresh')
        .set('x-demo-person', person);

    const stranger = await signInAs('user:default/admin');
    expect(stranger.status).toBe(403);
    expect(stranger.body.error.message).toContain(
      "'user:default/admin' is not a demo user; expected one of: user:default/ada, user:default/tomas",
    );

    const nobody = await request(server).post('/api/auth/demo/refresh');
    expect(nobody.status).toBe(401);
    expect(nobody.body.error.message).toContain('x-demo-person');

    const notYetThere = await signInAs('user:default/tomas');
    expect(notYetThere.status).toBe(404);
    expect(notYetThere.body.error.message).toContain('try again in a moment');
  });

  it('prevents the startup of a production backend', async () => {
    setNodeEnv('production');
    await expect(startBackend()).rejects.toThrow(
      "The demo sign-in has no passwords and is only available with NODE_ENV=development. Remove 'auth.providers.demo'",
    );
  });

  it.each(['production', 'test', ''])(
    'rejects a manual request with NODE_ENV=%p',
    async nodeEnv => {
      setNodeEnv('development');
      const { server } = await startBackend();
      setNodeEnv(nodeEnv);

      const answer = await request(server)
        .post('/api/auth/demo/refresh')
        .set('x-demo-person', 'user:default/ada');

      expect(answer.status).toBe(403);
      expect(answer.body.backstageIdentity).toBeUndefined();
    },
  );
});
