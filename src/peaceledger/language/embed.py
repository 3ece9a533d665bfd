"""Words to vectors, once for each different word of a batch: three of four tokens stand in it more than once."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

STEPS = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]
"""Layers of spaCy's embedding: a token's attributes, gathered; one vector an attribute; their mixture; parted again."""
MIXED = 0x9E3779B97F4A7C15
"""An odd multiplier whose products differ in their upper bits too: two rows of attributes do not get one key."""


def embed_once(nlp: "Language") -> None:
    """Let the pipeline's shared embedding compute each kind of token once a batch; another embedding is left as it is."""
    from thinc.api import Model, chain

    pipe: Any = nlp.get_pipe("tok2vec") if "tok2vec" in nlp.pipe_names else None
    model = getattr(pipe, "model", None)
    if model is None or not model.layers or [part.name.partition("(")[0] for part in model.layers[0].layers] != STEPS:
        return
    embed, *rest = model.layers
    columns, (vectors, mixture) = embed.layers[0].attrs["columns"], embed.layers[2:4]

    def forward(_: Any, docs: list["Doc"], is_train: bool) -> tuple[list[Any], Any]:
        from numpy import concatenate, split, unique

        rows = concatenate([doc.to_array(columns) for doc in docs])
        _, first, kind = unique(_keys(rows), return_index=True, return_inverse=True)
        known = mixture.predict(vectors.predict(rows[first]))
        ends = [sum(map(len, docs[: at + 1])) for at in range(len(docs) - 1)]
        return split(known[kind], ends), lambda _: docs

    once: Any = Model("embed_once", forward, layers=[vectors, mixture], dims={"nO": embed.get_dim("nO")})
    pipe.model = chain(once, *rest)
    pipe.model.set_dim("nO", model.get_dim("nO"), force=True)


def _keys(rows: Any) -> Any:
    """One number for each row of attributes."""
    from numpy import uint64, zeros

    keys = zeros(len(rows), dtype=uint64)
    for column in rows.T:
        keys = (keys ^ column) * uint64(MIXED)
        keys ^= keys >> uint64(29)
    return keys


__all__ = ["embed_once"]
