"""What an interview loads stays small, and says the same as what is not made small."""

import subprocess
import sys

import numpy as np
import pytest
from hibari import Hibari as Engine

from mockint.engines import minilm, onnx
from mockint.engines.hibari import VOICE, Hibari
from mockint.engines.onnx_graph import with_output
from mockint.text.compact import CompactTable

LOADED = """
from mockint.wiring import parts, voices
import psutil
parts.load_judge()
kept = parts.recogniser(), parts.detector(), parts.end_of_turn(), voices.synthesizer("natural")
glossary = parts.glossary()
print(psutil.Process().memory_info().rss / 1e6)
"""

MOST = 480
"""Megabytes with all networks loaded: 428 where it was measured, and 559 when each network kept
what loading took.
"""

SENTENCES = ("", "We halved how long a request takes.", "가나다 한국어", "word " * 200)

QUESTION = "Tell me about O'Reilly's live record, and 3 things you'd have read about NGINX."


@pytest.mark.real
@pytest.mark.skipif(sys.platform != "linux", reason="only glibc is told what to give back")
def test_all_that_an_interview_loads_stays_small() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, timeout=300
    )
    assert float(done.stdout) < MOST


@pytest.mark.real
def test_rows_scaled_after_they_are_looked_up_are_the_same_to_the_bit() -> None:
    network = with_output(minilm.network_file().read_bytes(), minilm.LOWER)
    as_it_came = onnx.load(network)
    for sentence in SENTENCES:
        ids = np.array([minilm.tokens(sentence)], np.int64)
        inputs = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        (lower,) = as_it_came.run([minilm.LOWER], inputs)
        assert np.array_equal(minilm.lower_states(sentence), lower[0])


@pytest.mark.real
def test_the_voice_with_small_dictionaries_says_the_same() -> None:
    small, as_it_came = Hibari(), Engine(VOICE, threads=1)
    assert small._engine.phonemize(QUESTION) == as_it_came.phonemize(QUESTION)
    assert np.array_equal(small._engine(QUESTION, seed=0), as_it_came(QUESTION, seed=0))


def test_a_compact_table_knows_what_the_dict_knew() -> None:
    table = {"read": {"VBD": "ɹˈɛd", "DEFAULT": "ɹˈid"}, "": "nothing", "Seoul": None, "a b": 1.5}
    table |= {f"word {number}": number for number in range(1000)}
    compact = CompactTable(table)
    assert {word: compact.get(word) for word in table} == table
    assert compact.get("unknown") is None
    assert CompactTable({}).get("unknown") is None


def test_entries_with_one_hash_are_told_apart() -> None:
    """No two words are known to have one; Python gives one to these two numbers."""
    assert hash(-1) == hash(-2)
    table = CompactTable({-1: "first", -2: "second"})
    assert [table.get(-1), table.get(-2)] == ["first", "second"]
    assert CompactTable({-1: "first"}).get(-2) is None
