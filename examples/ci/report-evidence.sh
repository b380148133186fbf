#!/bin/sh
# Reports the result of a CI job as evidence. Needs curl, and in the environment:
#
#   BACKSTAGE_URL    https://backstage.example.com
#   BACKSTAGE_TOKEN  a token of backend.auth.externalAccess, with a grant in mlOwnership.evidence.writers
#   ENTITY_REF       pipeline:default/churn-training
#   CRITERION        retrain.run
#   OUTCOME          pass or fail
#   COMMIT           the commit that ran
#   RUN_URL          a link to the run
set -eu

response=$(
  curl --fail-with-body --silent --show-error --max-time 30 --retry 5 \
    --request POST "$BACKSTAGE_URL/api/ml-ownership/v1/evidence" \
    --header "Authorization: Bearer $BACKSTAGE_TOKEN" \
    --header 'Content-Type: application/json' \
    --data @- <<JSON
{
  "entityRef": "$ENTITY_REF",
  "criterion": "$CRITERION",
  "outcome": "$OUTCOME",
  "observedAt": "$(date -u +%Y-%m-%dT%H:%M:%SZ)",
  "subjectVersion": "$COMMIT",
  "url": "$RUN_URL"
}
JSON
)
echo "$response"
# The answer is 200 for a rejected item too, with the reason.
case $response in *'"rejected":[]'*) ;; *) exit 1 ;; esac
