"""The steps of the live demo: python train.py STEP. MLFLOW_TRACKING_URI names the server, COMMIT the source."""

import os
import sys

import mlflow
from mlflow import MlflowClient
from sklearn.datasets import load_diabetes, load_wine
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import accuracy_score, r2_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

client = MlflowClient()
TAGS = {"mlflow.user": "ada", "mlflow.source.git.commit": os.environ["COMMIT"]}
WINE, DIABETES = "wine-classifier", "diabetes-forecaster"


def train(name, frame, data, holdout, model, score, evaluate_on_training=False):
    """Trains on one part of the data, evaluates on another, and registers the model; returns its version."""
    mlflow.set_experiment(name)
    training, held_out = train_test_split(frame, random_state=0)
    features = [column for column in frame.columns if column != "target"]
    with mlflow.start_run(tags=TAGS):
        inputs = mlflow.data.from_pandas(training, name=data, targets="target")
        mlflow.log_input(inputs, context="training")
        mlflow.log_params({key: str(value) for key, value in model.steps[-1][1].get_params().items()})
        model.fit(training[features], training["target"])
        logged = mlflow.sklearn.log_model(model, name="model")
        rows, source = (training, inputs) if evaluate_on_training else (
            held_out,
            mlflow.data.from_pandas(held_out, name=holdout, targets="target"),
        )
        if not evaluate_on_training:
            mlflow.log_input(source, context="evaluation")
        value = score(rows["target"], model.predict(rows[features]))
        mlflow.log_metric("score", value, model_id=logged.model_id, dataset=source)
    version = mlflow.register_model(logged.model_uri, name).version
    print(f"{name} version {version}: score {value:.2f} on {source.name}")
    return version


def train_wine(penalty, **options):
    model = make_pipeline(StandardScaler(), LogisticRegression(C=penalty, max_iter=1000))
    frame = load_wine(as_frame=True).frame
    return train(WINE, frame, "wine-chemistry", "wine-holdout", model, accuracy_score, **options)


def train_diabetes():
    frame = load_diabetes(as_frame=True).frame
    return train(DIABETES, frame, "diabetes-measurements", "diabetes-holdout", make_pipeline(StandardScaler(), Ridge()), r2_score)


def serve(name, version, approved=False):
    if approved:
        client.set_model_version_tag(name, version, "validation_status", "approved")
    client.set_registered_model_alias(name, "production", version)


def train_both():
    serve(WINE, train_wine(1.0), approved=True)
    serve(DIABETES, train_diabetes(), approved=True)


def move_alias():
    """The second version is evaluated on its training data only."""
    serve(WINE, train_wine(100.0, evaluate_on_training=True))


def break_run():
    mlflow.set_experiment(DIABETES)
    with mlflow.start_run(tags=TAGS) as run:
        pass
    client.set_terminated(run.info.run_id, "FAILED")


{"train": train_both, "move-alias": move_alias, "break-run": break_run}[sys.argv[1]]()
