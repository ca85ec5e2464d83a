"""Here mypy holds each plug-in to the Protocol of its folder.

Made from the tables of the folders by scripts/generate_docs.py; nothing imports it.
"""

from __future__ import annotations

import claimcheck.app.prove.files.base
import claimcheck.app.prove.files.csv
import claimcheck.app.prove.files.jsonl
import claimcheck.app.prove.files.parquet
import claimcheck.briefs.base
import claimcheck.briefs.html
import claimcheck.briefs.markdown
import claimcheck.briefs.text
import claimcheck.cli.commands.add
import claimcheck.cli.commands.base
import claimcheck.cli.commands.baseline
import claimcheck.cli.commands.brief
import claimcheck.cli.commands.check
import claimcheck.cli.commands.cite
import claimcheck.cli.commands.diff
import claimcheck.cli.commands.draft
import claimcheck.cli.commands.edit
import claimcheck.cli.commands.export
import claimcheck.cli.commands.fmt
import claimcheck.cli.commands.import_
import claimcheck.cli.commands.init
import claimcheck.cli.commands.list
import claimcheck.cli.commands.mark
import claimcheck.cli.commands.mcp
import claimcheck.cli.commands.prove
import claimcheck.cli.commands.report
import claimcheck.cli.commands.rule
import claimcheck.cli.commands.schema
import claimcheck.cli.commands.serve
import claimcheck.cli.commands.show
import claimcheck.cli.commands.suggest
import claimcheck.cli.commands.verify
import claimcheck.extractors.base
import claimcheck.extractors.csv
import claimcheck.extractors.docx
import claimcheck.extractors.epub
import claimcheck.extractors.html
import claimcheck.extractors.json
import claimcheck.extractors.mail
import claimcheck.extractors.markdown
import claimcheck.extractors.notebook
import claimcheck.extractors.odt
import claimcheck.extractors.pdf
import claimcheck.extractors.plain
import claimcheck.extractors.subtitles
import claimcheck.extractors.toml
import claimcheck.extractors.warc
import claimcheck.extractors.webarchive
import claimcheck.extractors.xml
import claimcheck.extractors.yaml
import claimcheck.fetchers.base
import claimcheck.fetchers.file
import claimcheck.fetchers.http
import claimcheck.formats.base
import claimcheck.formats.concise
import claimcheck.formats.github
import claimcheck.formats.gitlab
import claimcheck.formats.json
import claimcheck.formats.junit
import claimcheck.formats.rdjson
import claimcheck.formats.sarif
import claimcheck.formats.text
import claimcheck.importers.base
import claimcheck.importers.bibtex
import claimcheck.importers.claimreview
import claimcheck.importers.csl_json
import claimcheck.importers.csl_yaml
import claimcheck.importers.csv
import claimcheck.importers.csv_sources
import claimcheck.importers.enw
import claimcheck.importers.nbib
import claimcheck.importers.ris
import claimcheck.importers.wos
import claimcheck.lookups.arxiv
import claimcheck.lookups.base
import claimcheck.lookups.crossref
import claimcheck.lookups.datacite
import claimcheck.lookups.doi
import claimcheck.lookups.openlibrary
import claimcheck.lookups.page
import claimcheck.lookups.pubmed
import claimcheck.prose.base
import claimcheck.prose.html
import claimcheck.prose.markdown
import claimcheck.prose.mdx
import claimcheck.rankers.base
import claimcheck.rankers.bm25
import claimcheck.rankers.cross_encoder
import claimcheck.reports.badge
import claimcheck.reports.badge_svg
import claimcheck.reports.base
import claimcheck.reports.bibtex
import claimcheck.reports.claimreview
import claimcheck.reports.claims_jsonl
import claimcheck.reports.csl_json
import claimcheck.reports.csv
import claimcheck.reports.html
import claimcheck.reports.json
import claimcheck.reports.markdown
import claimcheck.reports.registry_csv
import claimcheck.reports.registry_json
import claimcheck.reports.sources_jsonl
import claimcheck.rules.accepted_retraction
import claimcheck.rules.archived_quote
import claimcheck.rules.assertion_not_found
import claimcheck.rules.base
import claimcheck.rules.circular_derivation
import claimcheck.rules.circular_parts
import claimcheck.rules.citation_needed
import claimcheck.rules.conflicting_evidence
import claimcheck.rules.corrected_source
import claimcheck.rules.dead_source
import claimcheck.rules.dropped_citation_mark
import claimcheck.rules.duplicate_claim
import claimcheck.rules.duplicate_id
import claimcheck.rules.duplicate_source
import claimcheck.rules.figure_not_in_evidence
import claimcheck.rules.future_date
import claimcheck.rules.hidden_negation
import claimcheck.rules.invalid_ignore
import claimcheck.rules.misplaced_mark
import claimcheck.rules.missing_address
import claimcheck.rules.missing_quote
import claimcheck.rules.moved_source
import claimcheck.rules.negation_not_in_evidence
import claimcheck.rules.never_verified
import claimcheck.rules.overstated
import claimcheck.rules.proof_differs
import claimcheck.rules.proof_not_repeated
import claimcheck.rules.prose_drifted
import claimcheck.rules.prose_overstated
import claimcheck.rules.quote_ambiguous
import claimcheck.rules.quote_context_differs
import claimcheck.rules.quote_hidden
import claimcheck.rules.quote_in_context
import claimcheck.rules.quote_in_metadata
import claimcheck.rules.quote_inexact
import claimcheck.rules.quote_not_found
import claimcheck.rules.quote_struck
import claimcheck.rules.quote_too_short
import claimcheck.rules.quote_truncated
import claimcheck.rules.quote_unchecked
import claimcheck.rules.quote_unproven
import claimcheck.rules.refuted
import claimcheck.rules.remembered_proof
import claimcheck.rules.removed_mark
import claimcheck.rules.retracted_source
import claimcheck.rules.retrieved_before_published
import claimcheck.rules.review_overdue
import claimcheck.rules.scope_not_in_evidence
import claimcheck.rules.secondhand_quote
import claimcheck.rules.single_publisher
import claimcheck.rules.source_file_missing
import claimcheck.rules.stale_citation
import claimcheck.rules.superseded_source
import claimcheck.rules.suspect_evidence
import claimcheck.rules.swapped_figures
import claimcheck.rules.understated
import claimcheck.rules.unknown_claim
import claimcheck.rules.unknown_claim_in_prose
import claimcheck.rules.unknown_source
import claimcheck.rules.unmarked_figure
import claimcheck.rules.unpublished_claim
import claimcheck.rules.unused_ignore
import claimcheck.rules.unused_source
import claimcheck.rules.value_differs
import claimcheck.rules.value_missing
import claimcheck.rules.weakened_configuration
import claimcheck.rules.wrong_identifier
import claimcheck.rules.wrong_page
import claimcheck.rules.wrong_time
import claimcheck.selectors.base
import claimcheck.selectors.quote
import claimcheck.selectors.value

FILES: list[claimcheck.app.prove.files.base.RowFile] = [
    claimcheck.app.prove.files.jsonl,
    claimcheck.app.prove.files.csv,
    claimcheck.app.prove.files.parquet,
]

BRIEFS: list[claimcheck.briefs.base.BriefFormat] = [
    claimcheck.briefs.text,
    claimcheck.briefs.markdown,
    claimcheck.briefs.html,
]

COMMANDS: list[claimcheck.cli.commands.base.Command] = [
    claimcheck.cli.commands.list,
    claimcheck.cli.commands.show,
    claimcheck.cli.commands.brief,
    claimcheck.cli.commands.report,
    claimcheck.cli.commands.serve,
    claimcheck.cli.commands.mcp,
    claimcheck.cli.commands.diff,
    claimcheck.cli.commands.check,
    claimcheck.cli.commands.verify,
    claimcheck.cli.commands.prove,
    claimcheck.cli.commands.baseline,
    claimcheck.cli.commands.rule,
    claimcheck.cli.commands.init,
    claimcheck.cli.commands.add,
    claimcheck.cli.commands.edit,
    claimcheck.cli.commands.suggest,
    claimcheck.cli.commands.draft,
    claimcheck.cli.commands.import_,
    claimcheck.cli.commands.fmt,
    claimcheck.cli.commands.schema,
    claimcheck.cli.commands.mark,
    claimcheck.cli.commands.cite,
    claimcheck.cli.commands.export,
]

EXTRACTORS: list[claimcheck.extractors.base.Extractor] = [
    claimcheck.extractors.csv,
    claimcheck.extractors.docx,
    claimcheck.extractors.epub,
    claimcheck.extractors.html,
    claimcheck.extractors.json,
    claimcheck.extractors.mail,
    claimcheck.extractors.markdown,
    claimcheck.extractors.notebook,
    claimcheck.extractors.odt,
    claimcheck.extractors.pdf,
    claimcheck.extractors.plain,
    claimcheck.extractors.subtitles,
    claimcheck.extractors.toml,
    claimcheck.extractors.warc,
    claimcheck.extractors.webarchive,
    claimcheck.extractors.xml,
    claimcheck.extractors.yaml,
]

FETCHERS: list[claimcheck.fetchers.base.Fetcher] = [
    claimcheck.fetchers.file,
    claimcheck.fetchers.http,
]

FORMATS: list[claimcheck.formats.base.Format] = [
    claimcheck.formats.text,
    claimcheck.formats.concise,
    claimcheck.formats.json,
    claimcheck.formats.github,
    claimcheck.formats.sarif,
    claimcheck.formats.junit,
    claimcheck.formats.gitlab,
    claimcheck.formats.rdjson,
]

IMPORTERS: list[claimcheck.importers.base.Importer] = [
    claimcheck.importers.bibtex,
    claimcheck.importers.csl_json,
    claimcheck.importers.csl_yaml,
    claimcheck.importers.ris,
    claimcheck.importers.nbib,
    claimcheck.importers.enw,
    claimcheck.importers.wos,
    claimcheck.importers.csv,
    claimcheck.importers.csv_sources,
    claimcheck.importers.claimreview,
]

LOOKUPS: list[claimcheck.lookups.base.Lookup] = [
    claimcheck.lookups.arxiv,
    claimcheck.lookups.crossref,
    claimcheck.lookups.datacite,
    claimcheck.lookups.doi,
    claimcheck.lookups.openlibrary,
    claimcheck.lookups.page,
    claimcheck.lookups.pubmed,
]

READERS: list[claimcheck.prose.base.Reader] = [
    claimcheck.prose.markdown,
    claimcheck.prose.mdx,
    claimcheck.prose.html,
]

RANKERS: list[claimcheck.rankers.base.Ranker] = [
    claimcheck.rankers.bm25,
    claimcheck.rankers.cross_encoder,
]

REPORTS: list[claimcheck.reports.base.Report] = [
    claimcheck.reports.markdown,
    claimcheck.reports.html,
    claimcheck.reports.json,
    claimcheck.reports.csv,
    claimcheck.reports.badge,
    claimcheck.reports.badge_svg,
    claimcheck.reports.registry_json,
    claimcheck.reports.registry_csv,
    claimcheck.reports.claims_jsonl,
    claimcheck.reports.sources_jsonl,
    claimcheck.reports.csl_json,
    claimcheck.reports.bibtex,
    claimcheck.reports.claimreview,
]

LISTINGS: list[claimcheck.reports.base.Listing] = [
    claimcheck.reports.json,
    claimcheck.reports.csv,
]

RULES: list[claimcheck.rules.base.Rule] = [
    claimcheck.rules.citation_needed,
    claimcheck.rules.unknown_source,
    claimcheck.rules.unknown_claim,
    claimcheck.rules.duplicate_id,
    claimcheck.rules.circular_parts,
    claimcheck.rules.overstated,
    claimcheck.rules.understated,
    claimcheck.rules.conflicting_evidence,
    claimcheck.rules.refuted,
    claimcheck.rules.single_publisher,
    claimcheck.rules.missing_quote,
    claimcheck.rules.figure_not_in_evidence,
    claimcheck.rules.negation_not_in_evidence,
    claimcheck.rules.scope_not_in_evidence,
    claimcheck.rules.secondhand_quote,
    claimcheck.rules.duplicate_claim,
    claimcheck.rules.review_overdue,
    claimcheck.rules.future_date,
    claimcheck.rules.retrieved_before_published,
    claimcheck.rules.missing_address,
    claimcheck.rules.unused_source,
    claimcheck.rules.duplicate_source,
    claimcheck.rules.circular_derivation,
    claimcheck.rules.never_verified,
    claimcheck.rules.quote_not_found,
    claimcheck.rules.assertion_not_found,
    claimcheck.rules.quote_truncated,
    claimcheck.rules.value_differs,
    claimcheck.rules.value_missing,
    claimcheck.rules.quote_ambiguous,
    claimcheck.rules.quote_too_short,
    claimcheck.rules.quote_unchecked,
    claimcheck.rules.quote_unproven,
    claimcheck.rules.suspect_evidence,
    claimcheck.rules.quote_inexact,
    claimcheck.rules.wrong_page,
    claimcheck.rules.wrong_time,
    claimcheck.rules.quote_context_differs,
    claimcheck.rules.hidden_negation,
    claimcheck.rules.quote_in_context,
    claimcheck.rules.dropped_citation_mark,
    claimcheck.rules.quote_hidden,
    claimcheck.rules.quote_struck,
    claimcheck.rules.quote_in_metadata,
    claimcheck.rules.archived_quote,
    claimcheck.rules.source_file_missing,
    claimcheck.rules.remembered_proof,
    claimcheck.rules.dead_source,
    claimcheck.rules.moved_source,
    claimcheck.rules.retracted_source,
    claimcheck.rules.accepted_retraction,
    claimcheck.rules.wrong_identifier,
    claimcheck.rules.corrected_source,
    claimcheck.rules.superseded_source,
    claimcheck.rules.unknown_claim_in_prose,
    claimcheck.rules.misplaced_mark,
    claimcheck.rules.prose_overstated,
    claimcheck.rules.prose_drifted,
    claimcheck.rules.swapped_figures,
    claimcheck.rules.stale_citation,
    claimcheck.rules.removed_mark,
    claimcheck.rules.unmarked_figure,
    claimcheck.rules.unpublished_claim,
    claimcheck.rules.invalid_ignore,
    claimcheck.rules.unused_ignore,
    claimcheck.rules.weakened_configuration,
    claimcheck.rules.proof_differs,
    claimcheck.rules.proof_not_repeated,
]

SELECTORS: list[claimcheck.selectors.base.SelectorKind] = [
    claimcheck.selectors.quote,
    claimcheck.selectors.value,
]
