"""Each kind of token is embedded once; the vectors stay as they were."""

import spacy

from peaceledger.language.embed import embed_once
from peaceledger.language.parser import DEFAULT_MODEL

TEXTS = ("The envoys met the envoys.", "", "Once more the envoys met; the Envoys left.  They met again")


def test_vectors_stay_and_each_kind_is_computed_once():
    nlp = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    pipe = nlp.get_pipe("tok2vec")
    docs = [nlp.make_doc(text) for text in TEXTS]
    before = pipe.predict(docs)
    embed_once(nlp)
    asked = []
    vectors = pipe.model.layers[0].layers[0]
    compute = vectors._func
    vectors._func = lambda model, rows, is_train: asked.append(len(rows)) or compute(model, rows, is_train)
    after = pipe.predict(docs)
    assert [len(vector) for vector in after] == [len(doc) for doc in docs]
    assert all(abs(one - other).max(initial=0) < 1e-5 for one, other in zip(before, after, strict=True))
    assert sum(asked) < sum(map(len, docs))


def test_a_pipeline_with_another_embedding_is_left_alone():
    nlp = spacy.blank("en")
    embed_once(nlp)
    assert nlp.pipe_names == []
