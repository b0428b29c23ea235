"""Where it runs is configured: AWS, Google Cloud, Azure or another host."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.files import Files
from mlfolio.evidence.project_templates import is_a_project_template
from mlfolio.evidence.prose.readme import Readme
from mlfolio.evidence.serving.hints_of_hosts import hint_of_a_host
from mlfolio.evidence.serving.host_addresses import address_of_a_host
from mlfolio.evidence.serving.hosts import targets
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, failed, graded, not_applicable, passed, unknown


@check(
    title="Where it runs is configured",
    how="A file of a host says how it runs there (Procfile, app.yaml, vercel.json, render.yaml, fly.toml, Terraform,"
    " Bicep, CloudFormation, an Azure Resource Manager template, an ECS task definition, Cloud Run, Kubernetes, Helm,"
    " a Hugging Face Space's header, or a Dockerfile beside the .gitattributes that its host puts there, the base image"
    " of AWS Lambda or Azure Functions ...), or a workflow or a script called deploy does it, by the host's own command"
    " or action, by its deploy hook, by ssh or by a push to a Space."
    " Unknown where a script called deploy has a Python library do it,"
    " or a script or program asks for a variable that one host alone sets (`DYNO`, `K_SERVICE`),"
    " or a README has its reader type the host's command (`gcloud run deploy`), or what its program leaves out"
    " stands in a file (.gcloudignore),"
    " or a section of the README on deployment brings containers to a server of one's own by hand."
    " An address of a host in the README alone earns half, which does not pass. Not applicable"
    " in a template that projects are generated from (cookiecutter, copier).",
    fix="Add the file of one host: app.yaml for Google App Engine, a Procfile, render.yaml, a Terraform module for AWS"
    " or Azure; and"
    " deploy it from the workflow.",
    fix_in={
        "R": (
            "Deploy it with `rsconnect::deployApp()` and commit what that writes (rsconnect/), or add a Dockerfile and"
            " the file of one host (fly.toml, render.yaml)."
        ),
    },
    # Deployed once by hand is deployed once. But hosts ask for so many files that readers found some in half of what
    # is said to lack them: that costs nothing (docs/precision.md).
    weight=2,
    advice=True,
    source=Citation(
        "A", "Programming Proficiency", "many organizations deploy ML models on AWS, Google Cloud, or Azure"
    ),
    kinds=("deployed",),
    bad=[
        Example({"app.py": "print(1)\n"}),
        Example(
            {"README.md": "# Churn\n\nLive: https://churn.herokuapp.com <-- bad\n"},
            note="an address, and no way to deploy there again",
        ),
        Example(
            {"README.md": "# Churn\n\nLive: https://main.d39churn.amplifyapp.com <-- bad\n"},
            note="at whichever host",
        ),
        Example(
            {
                "README.md": '# Churn\n\n<a href="https://cards.vercel.app/api"><img src="https://cards.vercel.app/api"></a>\n\n'
                "Live: https://churn.herokuapp.com <-- bad\n"
            },
            note="where a picture comes from, and a link to it, are no address of the service",
        ),
        Example(
            {
                "README.md": "# Churn\n\nGo to [share](https://share.streamlit.io/) and deploy it.\n",
                "deploy.sh": "docker build .\n",
            },
            note="a host that could be used, and a script that deploys to none",
        ),
    ],
    good=[
        Example({"deployment/azure/endpoint.yml": "name: churn\nauth_mode: key\n"}),
        Example({"Procfile": "web: gunicorn app:app\n"}),
        Example({"infra/main.tf": 'provider "aws" {}\n'}),
        Example(
            {
                ".github/workflows/cd.yml": "on: push\njobs:\n  a:\n    steps:\n      - uses:"
                " google-github-actions/deploy-cloudrun@v2\n"
            }
        ),
        Example(
            {
                ".github/workflows/cd.yml": "on: push\njobs:\n  a:\n    steps:\n      - run: |\n"
                "          ssh ubuntu@${{ secrets.HOST }} 'docker compose pull && docker compose up -d'\n"
            },
            note="by hand, on a machine of one's own",
        ),
        Example(
            {
                ".github/workflows/cd.yml": "on: push\njobs:\n  a:\n    steps:\n      - run: |\n"
                "          docker push joe/churn\n          curl -X POST ${{ secrets.RENDER_DEPLOY_HOOK }}\n"
            },
            note="the host is told that there is something new",
        ),
        Example(
            {
                ".github/workflows/cd.yml": "on: push\njobs:\n  a:\n    steps:\n"
                "      - uses: somebody/heroku-docker-deploy@v1\n"
            },
            note="an action that names its host",
        ),
        Example({"Dockerfile": 'FROM public.ecr.aws/lambda/python:3.11\nCOPY app.py .\nCMD ["app.handler"]\n'}),
        Example({"scripts/deploy.sh": "#!/bin/sh\ngcloud run deploy churn --source .\n"}),
        Example({"deploy/service.yaml": 'AWSTemplateFormatVersion: "2010-09-09"\nResources: {}\n'}),
        Example({"task-definition.json": '{"family": "churn", "containerDefinitions": [{"image": "churn:4"}]}\n'}),
        Example({"deployment/churn-local.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: churn\n"}),
        Example({"README.md": "---\ntitle: Churn\nsdk: gradio\n---\n\n# Churn\n"}),
    ],
)
def deploy_target_configured(files: Files, readme: Readme | None) -> Verdict:
    """A model is of use where its users are.

    How it gets there, written down as files, lets anybody do it again, and shows that the author has.
    """
    shown = next(targets(files), None)
    if shown:
        return passed(shown)
    if is_a_project_template(files):
        return not_applicable("a template leaves the host to the projects that are generated from it")
    doubt = hint_of_a_host(files, readme)
    if doubt:
        return unknown(doubt)
    address = address_of_a_host(readme.text) if readme else None
    if readme and address is not None:
        line = readme.text.count("\n", 0, address) + 1
        return graded(0.5, [readme.finding("names an address, and no file says how it gets there", line)])
    return failed(Finding("neither a file of a host nor a workflow or script deploys it"))
