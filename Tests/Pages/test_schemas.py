"""The shipped schemas hold for what ships and for what is made, and refuse what is broken."""

import copy
import json
import re
import subprocess

import pytest
import yaml
from shipped import ROOT, STUDIES
from jsonschema import Draft202012Validator, exceptions


def schema(name):
    text = (ROOT / "analysis" / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def with_string_keys(value):
    """JSON has only strings as keys; YAML reads the keys of a grid or an array as numbers."""
    if isinstance(value, dict):
        return {str(key): with_string_keys(item) for key, item in value.items()}
    if isinstance(value, list):
        return [with_string_keys(item) for item in value]
    return value


def recipe(name):
    text = (ROOT / "analysis" / f"{name}.yml").read_text(encoding="utf-8")
    return with_string_keys(yaml.safe_load(text))


def test_results_are_as_the_schema_says(results):
    schema("analysis").validate(results.analysis)


@pytest.mark.parametrize(
    "name, command",
    [
        ("factors", ["factors", "surveys/lipset"]),
        ("solutions", ["analyse", "surveys/lipset", "--factors", "2-4"]),
        ("reconciliation", ["reconcile", "surveys/lipset"]),
    ],
)
def test_what_other_commands_write_is_as_their_schema_says(program, name, command):
    told = subprocess.run(
        [program, *command, "--json", "-", "--quiet"], cwd=ROOT, check=True, capture_output=True)
    schema(name).validate(json.loads(told.stdout))


@pytest.mark.parametrize("name", STUDIES)
def test_shipped_recipes_are_as_the_schema_says(name):
    schema("recipe").validate(recipe(name))


def changed(document, path, value):
    """A copy of the document with one value replaced; None takes it away."""
    document = copy.deepcopy(document)
    place = document
    for key in path[:-1]:
        place = place[key]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return document


@pytest.mark.parametrize(
    "path, value",
    [
        (["format"], "something.else"), (["version"], "1"), (["input", "sha256"], None),
        (["sorts", 0, "status"], "maybe"), (["factors", 0, "id"], 1), (["flags", 0, 0], 2),
        (["comparison", 0, "label"], "agreed"), (["warnings"], None), (["surprise"], 1),
        (["statements", 0, "direction"], "up"), (["settings", "rotation"], "promx"),
        (["themes", 0, "label"], "agreed"), (["scores", "z", 0, 0], "1"),
    ],
)
def test_broken_results_are_refused(all_results, path, value):
    broken = changed(all_results["lipset"].analysis, path, value)
    with pytest.raises(exceptions.ValidationError):
        schema("analysis").validate(broken)


@pytest.mark.parametrize(
    "path, value",
    [
        (["study"], None), (["ouputs"], ["html"]), (["outputs"], ["rtf"]),
        (["settings", "rotaton"], "none"), (["settings", "rotation"], "promx"),
        (["settings", "factors"], 0), (["settings", "reliability"], 2),
        (["viewpoints", 0], {"name": "nothing to hold on to"}),
        (["viewpoints", 0], {"like": "US1", "array": {"1": 2}}),
        (["flags"], [{"sort": "US1", "viewpoint": 1}]),
        (["flags"], [{"sort": "US1", "viewpoint": 1, "sign": "*"}]),
        (["rotations"], [{"planes": [1], "degrees": 5}]), (["labels"], "modern"),
        (["handouts"], ["slides"]), (["viewpoints", 0, "name"], 121 * "n"),
        (["viewpoints", 0, "gist"], 601 * "n"),
    ],
)
def test_broken_recipes_are_refused(path, value):
    with pytest.raises(exceptions.ValidationError):
        schema("recipe").validate(changed(recipe("lipset"), path, value))


def test_the_schema_of_recipes_knows_every_sheet_that_the_program_does(program):
    # A sheet there is not is refused with the names of those there are.
    told = subprocess.run(
        [program, "handouts", "surveys/lipset", "--sheets", "slides"], cwd=ROOT,
        capture_output=True, text=True).stderr
    names = re.search(r"or some of ([a-z, \n-]+)\.", told)[1]
    sheets = [name.strip() for name in names.split(",")]
    known = schema("recipe").schema["properties"]["handouts"]["items"]["enum"]
    assert known == ["all", *sheets]
