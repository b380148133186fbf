import { createOpenApiRouter } from '../schema/openapi';

/** The router of the HTTP API; it validates requests against the OpenAPI document, which also types them. */
export type ApiRouter = Awaited<ReturnType<typeof createOpenApiRouter>>;
