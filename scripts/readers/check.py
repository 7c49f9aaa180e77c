"""Opens exports in the programs that they are for, and compares what those count with what `export` said.

Usage: check.py FOLDER, which holds `said.json` (by format: file, nodes, edges) and the files. Prints one line per reader
and ends in 1 where a count differs or a file is refused.
"""

import json
import sys
import zipfile
from pathlib import Path

HERE = Path(__file__).parent


def graphml_networkx(file):
    import networkx

    graph = networkx.read_graphml(file, force_multigraph=True)
    return graph.number_of_nodes(), graph.number_of_edges()


def graphml_igraph(file):
    import igraph

    graph = igraph.Graph.Read_GraphML(str(file))
    return graph.vcount(), graph.ecount()


def gexf_networkx(file):
    """NetworkX knows GEXF to 1.2: the namespace alone is told otherwise for it."""
    import io

    import networkx

    text = file.read_text("utf-8").replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
    text = text.replace('version="1.3"', 'version="1.2"')
    graph = networkx.read_gexf(io.BytesIO(text.encode("utf-8")))
    return graph.number_of_nodes(), graph.number_of_edges()


def gexf_schema(file):
    """Checks against the structure that GEXF 1.3 publishes, written as RELAX NG in `gexf-1.3.rng`."""
    from lxml import etree

    schema = etree.RelaxNG(etree.parse(HERE / "gexf-1.3.rng"))
    tree = etree.parse(file)
    schema.assertValid(tree)
    count = lambda name: sum(1 for _ in tree.iter("{http://gexf.net/1.3}" + name))
    return count("node"), count("edge")


def json_networkx(file):
    import networkx

    graph = networkx.node_link_graph(json.loads(file.read_text("utf-8")), edges="edges")
    return graph.number_of_nodes(), graph.number_of_edges()


def cytoscape_plain(file):
    """Ends must be there and ids unique, as Cytoscape demands; NetworkX reads a dialect of its own under this name."""
    elements = json.loads(file.read_text("utf-8"))["elements"]
    nodes = {one["data"]["id"] for one in elements["nodes"]}
    edges = {one["data"]["id"] for one in elements["edges"]}
    if any(one["data"][end] not in nodes for one in elements["edges"] for end in ("source", "target")):
        raise ValueError("an edge ends nowhere")
    return len(nodes), len(edges)


def csv_tables(file):
    import csv
    import io

    with zipfile.ZipFile(file) as archive:
        rows = lambda name: list(csv.DictReader(io.TextIOWrapper(archive.open(name), "utf-8", newline="")))
        return len(rows("nodes.csv")), len(rows("edges.csv"))


def xlsx_openpyxl(file):
    import openpyxl

    book = openpyxl.load_workbook(file, read_only=True)
    rows = lambda name: sum(1 for _ in book[name].iter_rows(min_row=2))
    return rows("nodes"), rows("edges")


def stix_counts(file):
    """Parses with stix2 and counts what the extension of each object says that it stands for."""
    import stix2
    from stix2validator import ValidationOptions, validate_file

    text = file.read_text("utf-8")
    stix2.parse(text, allow_custom=False)
    result = validate_file(str(file), ValidationOptions(version="2.1", disabled=["all"]))
    if not result.is_valid:
        raise ValueError("stix2-validator: not valid")
    nodes = edges = 0
    relations = {"relationship"}
    for one in json.loads(text)["objects"]:
        for extension in one.get("extensions", {}).values():
            is_edge = one["type"] in relations and extension["element_type"].isupper()
            nodes, edges = (nodes, edges + 1) if is_edge else (nodes + 1, edges)
            edges += len(extension.get("edges", []))
    return nodes, edges


def ftm_counts(file):
    """Validates every entity by its schema; edges that are folded into others are counted there."""
    from followthemoney import model

    nodes = edges = 0
    for line in file.read_text("utf-8").splitlines():
        data = json.loads(line)
        proxy = model.get_proxy(data, cleaned=False)
        proxy.schema.validate(data)
        properties = data["properties"]
        is_transfer = "proof" in properties or (proxy.schema.name == "UnknownLink" and "->" not in properties["recordId"][0])
        if is_transfer:
            nodes, edges = nodes + 1, edges + 2 + len(properties.get("proof", []))
        elif proxy.schema.edge:
            edges += 1
        else:
            nodes += 1
        edges += len(properties.get("addressEntity", []))
    return nodes, edges


READERS = [
    ("graphml", "networkx", graphml_networkx),
    ("graphml", "igraph", graphml_igraph),
    ("gexf", "schema", gexf_schema),
    ("gexf", "networkx", gexf_networkx),
    ("json", "networkx", json_networkx),
    ("cytoscape", "json", cytoscape_plain),
    ("csv", "csv", csv_tables),
    ("xlsx", "openpyxl", xlsx_openpyxl),
    ("stix", "stix2 and its validator", stix_counts),
    ("ftm", "followthemoney", ftm_counts),
]


def main(folder):
    said = json.loads((folder / "said.json").read_text("utf-8"))
    failed = False
    for name, reader, count in READERS:
        expected = (said[name]["nodes"], said[name]["edges"])
        try:
            found = count(folder / said[name]["file"])
        except Exception as error:  # Any fault of a reader is the finding.
            found = f"{type(error).__name__}: {str(error)[:300]}"
        fine = found == expected
        failed = failed or not fine
        print(f"{'ok  ' if fine else 'FAIL'} {name:10} {reader:24} {found} of {expected}")
    import docx

    document = docx.Document(str(folder / "report.docx"))
    print(f"ok   report     python-docx              {len(document.paragraphs)} paragraphs, {len(document.tables)} tables")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
