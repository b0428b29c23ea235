"""What a deployed project promises: an image of what is there, and a target that its provider would accept."""

import fnmatch
import json
import re
import shutil
import sys
from pathlib import Path

import pytest
import yaml
from projects import ROOT, commit, make, project, report, run, use_twice

from mlfolio import questions

TOOLS = Path(sys.executable).parent
"""Where the linters of the environment are, whether or not it is activated."""

DEPLOYED = {question.name: list(question.choices) for question in questions.questions(ROOT, "deployed")}
COMBINATIONS = [
    ("scikit-learn", "docker"),
    ("pytorch", "aws"),
    ("tensorflow", "gcp"),
    ("scikit-learn", "azure"),
    ("pytorch", "hugging-face"),
    ("tensorflow", "render"),
]
"""Every framework and place; not every pair of them, because no code depends on the place, as a test here shows."""


@pytest.fixture(scope="module", params=DEPLOYED["deploy"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project for each place to deploy to; the folder bears the place's name."""
    folder = tmp_path_factory.mktemp("deployed") / request.param
    return project("deployed", folder, deploy=request.param, package_name="made")


@pytest.fixture
def target(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    return project("deployed", tmp_path / "made", deploy=request.param, package_name="made")


def for_target(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("target", [name], indirect=True)


def read(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def ignored_by_docker(folder: Path, path: str) -> bool:
    """Apply .dockerignore as Docker does: the last pattern that matches the path or a parent of it decides."""
    ignored = False
    parts = path.rstrip("/").split("/")
    parents = ["/".join(parts[: length + 1]) for length in range(len(parts))]
    for line in (folder / ".dockerignore").read_text(encoding="utf-8").splitlines():
        candidates = parts if line.startswith("**/") else parents
        pattern = line.removeprefix("!").removeprefix("**/").rstrip("/")
        if pattern and not line.startswith("#") and fnmatch.filter(candidates, pattern):
            ignored = not line.startswith("!")
    return ignored


def copied(folder: Path) -> list[str]:
    """Return what the Dockerfile copies from the build context."""
    text = (folder / "Dockerfile").read_text(encoding="utf-8")
    copies = re.findall(r"^COPY (?!--from)(.+)$", text, re.MULTILINE)
    return [source for words in copies for source in words.split()[:-1]]


def test_the_image_copies_only_what_is_there_and_reaches_docker(made: Path) -> None:
    assert copied(made)
    for source in copied(made):
        assert (made / source).exists(), source
        assert not ignored_by_docker(made, source), source
    assert ignored_by_docker(made, ".git/config")
    assert ignored_by_docker(made, "src/made/__pycache__/model.pyc")


def test_neither_code_nor_image_depends_on_the_place(made: Path, tmp_path: Path) -> None:
    other = project("deployed", tmp_path / "other", package_name="made")
    for part in ("src", "tests", "notebooks", "config.toml", "Dockerfile"):
        run(tmp_path, "diff", "-r", str(made / part), str(other / part))


def test_the_image_is_pinned_unprivileged_and_watched(made: Path) -> None:
    text = (made / "Dockerfile").read_text(encoding="utf-8")
    bases = set(re.findall(r"^FROM (\S+)", text, re.MULTILINE))
    assert all(base == "service" or re.fullmatch(r"python:\d+\.\d+\.\d+-slim-\w+", base) for base in bases)
    assert re.findall(r"^USER (\S+)", text, re.MULTILINE) == ["1000"]
    assert text.count("HEALTHCHECK") == 1


@pytest.mark.parametrize("framework", DEPLOYED["framework"])
def test_hadolint_has_nothing_to_say(tmp_path: Path, framework: str) -> None:
    folder = project("deployed", tmp_path / "made", framework=framework)
    assert run(folder, str(TOOLS / "hadolint"), "Dockerfile") == ""


def test_workflows_keep_githubs_schema(made: Path) -> None:
    workflows = sorted(str(path) for path in (made / ".github/workflows").iterdir())
    run(made, str(TOOLS / "check-jsonschema"), "--builtin-schema", "vendor.github-workflows", *workflows)


def test_only_the_files_of_its_target_are_made(made: Path) -> None:
    own = {"compose.yaml": "docker", "render.yaml": "render", "cloudbuild.yaml": "gcp", "deploy/service.json": "azure"}
    own |= {".github/workflows/deploy.yml": "docker"}
    own |= {".github/workflows/space.yml": "hugging-face", "deploy/card.md": "hugging-face"}
    for file, deploy in own.items():
        assert (made / file).exists() == (made.name == deploy), file
    assert (made / "deploy/service.yaml").exists() == (made.name in {"aws", "gcp"})


@for_target("docker")
def test_compose_keeps_its_schema(target: Path) -> None:
    run(target, str(TOOLS / "check-jsonschema"), "--builtin-schema", "vendor.compose-spec", "compose.yaml")


@for_target("gcp")
def test_cloud_build_keeps_its_schema_and_deploys_the_service(target: Path) -> None:
    run(target, str(TOOLS / "check-jsonschema"), "--builtin-schema", "vendor.cloudbuild", "cloudbuild.yaml")
    service = read(target / "deploy/service.yaml")
    (container,) = service["spec"]["template"]["spec"]["containers"]
    assert (service["apiVersion"], service["kind"]) == ("serving.knative.dev/v1", "Service")
    assert container["image"] == "IMAGE"
    assert container["ports"] == [{"name": "http1", "containerPort": 8000}]
    assert "image: IMAGE" in (target / "cloudbuild.yaml").read_text(encoding="utf-8")


@for_target("render")
def test_the_blueprint_has_the_fields_of_renders_reference(target: Path) -> None:
    (service,) = read(target / "render.yaml")["services"]
    assert {"type": "web", "runtime": "docker", "healthCheckPath": "/readyz"}.items() <= service.items()
    assert service.keys() <= {
        "type",
        "name",
        "runtime",
        "plan",
        "dockerfilePath",
        "dockerContext",
        "healthCheckPath",
        "autoDeployTrigger",
        "envVars",
    }
    assert (target / service["dockerfilePath"]).is_file()


@pytest.mark.parametrize("name", ["yes", "null", "on"])
def test_a_service_keeps_a_name_that_yaml_has_another_meaning_for(tmp_path: Path, name: str) -> None:
    google = project("deployed", tmp_path / "google", deploy="gcp", package_name=name)
    render = project("deployed", tmp_path / "render", deploy="render", package_name=name)
    assert read(google / "deploy/service.yaml")["metadata"]["name"] == name
    assert read(render / "render.yaml")["services"][0]["name"] == name


@for_target("hugging-face")
def test_the_space_is_laid_out_with_all_that_its_image_copies(target: Path) -> None:
    run(target, "make", "space-folder")
    space = target / "build/space"
    assert all((space / source).exists() for source in copied(target))
    settings = yaml.safe_load((space / "README.md").read_text(encoding="utf-8").split("---\n")[1])
    assert (settings["sdk"], settings["app_port"], settings["license"]) == ("docker", 8000, "mit")
    assert "<!-- results:begin -->" in (space / "README.md").read_text(encoding="utf-8")


def test_mlfolio_sees_where_it_is_deployed(made: Path) -> None:
    run(made, "git", "init", "-q")
    commit(made, "Begin")
    checks = "deploy-target-configured,container-builds-safely,health-endpoint,inputs-validated,model-versioned"
    checks += ",monitoring-present,latency-measured,training-and-serving-share-code,safe-deserialisation,model-card"
    said = report(made, "--select", checks)
    assert {check["id"]: check["outcome"] for check in said["checks"]} == dict.fromkeys(checks.split(","), "pass")


@pytest.mark.slow
@for_target("hugging-face")
def test_hugging_faces_own_client_reads_the_card(target: Path) -> None:
    from huggingface_hub import SpaceCard

    run(target, "make", "space-folder")
    card = SpaceCard.load(target / "build/space/README.md")
    assert (card.data.sdk, card.data.title) == ("docker", "My project")


@pytest.mark.slow
@for_target("aws")
def test_cfn_lint_has_nothing_to_say(target: Path) -> None:
    assert run(target, "cfn-lint", "deploy/service.yaml") == ""


@pytest.mark.slow
@for_target("azure")
def test_azures_own_client_knows_every_property(target: Path) -> None:
    from azure.mgmt.appcontainers import models

    resources = json.loads((target / "deploy/service.json").read_text(encoding="utf-8"))["resources"]
    app = next(resource for resource in resources if resource["type"] == "Microsoft.App/containerApps")
    assert unknown_properties(models.ContainerApp(app), app) == {"apiVersion", "dependsOn"}


def unknown_properties(model: object, said: dict) -> set[str]:
    """Return the keys of `said` that the client's `model`, and the models in it, have no field for."""
    fields = {field._rest_name: name for name, field in model._attr_to_rest_field.items()}
    unknown = said.keys() - fields.keys()
    for name in said.keys() & fields.keys():
        parts, values = getattr(model, fields[name]), said[name]
        if not isinstance(values, list):
            parts, values = [parts], [values]
        for part, value in zip(parts, values, strict=True):
            if hasattr(part, "_attr_to_rest_field"):
                unknown |= unknown_properties(part, value)
    return unknown


@pytest.mark.slow
def test_the_pipeline_runs_with_no_more_than_the_image_holds(
    tmp_path: Path, environments: Path, where_mlfolio_is: dict[str, str]
) -> None:
    folder = project("deployed", tmp_path / "made", package_name="made")
    make(folder, environments / "deployed-scikit-learn", "setup", **where_mlfolio_is)
    context = tmp_path / "context"
    for source in copied(folder):
        place = context / source
        place.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (folder / source).is_dir() else shutil.copy)(folder / source, place)
    python = str(environments / "deployed-scikit-learn/bin/python")
    run(context, python, "-m", "made", "run", PYTHONPATH=str(context / "src"))
    assert list(context.glob("models/*/metadata.json"))


@pytest.mark.slow
@pytest.mark.parametrize(("framework", "deploy"), COMBINATIONS, ids=map("-".join, COMBINATIONS))
def test_its_readme_s_commands_work_twice_and_change_nothing(
    tmp_path: Path, environments: Path, where_mlfolio_is: dict[str, str], framework: str, deploy: str
) -> None:
    folder = project("deployed", tmp_path / "made", git=True, framework=framework, deploy=deploy, package_name="made")
    environment = environments / f"deployed-{framework}"
    use_twice(folder, environment, ("run", "test", "lint", "docs"), where_mlfolio_is)
    make(folder, environment, "load-test")
    assert "p95" in (folder / "docs/latency.md").read_text(encoding="utf-8")
