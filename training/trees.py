"""A tree that can be edited: words may be added, merged and removed, and heads follow."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

from training.treebank import Sentence, Token


@dataclass(slots=True, eq=False)
class Node:
    """One word of an editable tree; the root has no head."""

    token: Token
    head: Self | None = None

    @property
    def form(self) -> str:
        """The word as written."""
        return self.token.form

    @property
    def pos(self) -> str:
        """Its part of speech."""
        return self.token.pos

    @property
    def label(self) -> str:
        """The name of its dependency."""
        return self.token.label

    def change(
        self,
        *,
        form: str | None = None,
        lemma: str | None = None,
        pos: str | None = None,
        feats: str | None = None,
        label: str | None = None,
        space_after: bool | None = None,
    ) -> None:
        """Change the given fields of the word; a new form without a lemma is its own lemma."""
        token = self.token
        self.token = replace(
            token,
            form=form or token.form,
            lemma=lemma or form or token.lemma,
            pos=pos or token.pos,
            feats=feats or token.feats,
            label=label or token.label,
            space_after=token.space_after if space_after is None else space_after,
        )


class Tree:
    """The words of a sentence in order."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self.nodes = [Node(token) for token in sentence.tokens]
        for index, node in enumerate(self.nodes):
            if node.token.head != index:
                node.head = self.nodes[node.token.head]

    def children(self, head: Node) -> list[Node]:
        """Return the words that hang on a word."""
        return [node for node in self.nodes if node.head is head]

    def neighbours(self) -> Iterator[tuple[Node, Node]]:
        """Yield each word with the word after it, as they are at the start."""
        yield from zip(self.nodes[:-1], self.nodes[1:], strict=True)

    def insert_after(self, place: Node, new: Node) -> None:
        """Put a new word after another."""
        self.nodes.insert(self.nodes.index(place) + 1, new)

    def insert_before(self, place: Node, new: Node) -> None:
        """Put a new word before another."""
        self.nodes.insert(self.nodes.index(place), new)

    def remove(self, node: Node, heir: Node) -> None:
        """Take a word out; its dependents hang on the heir from now on."""
        self.nodes.remove(node)
        for child in self.nodes:
            if child.head is node:
                child.head = heir

    def take_place(self, node: Node, of: Node) -> None:
        """Give a word the head and label of another, which then hangs on it with its dependents."""
        node.head = of.head
        node.change(label=of.label)
        for child in self.nodes:
            if child.head is of and child is not node:
                child.head = node
        of.head = node

    def to_sentence(self) -> Sentence:
        """Return the sentence as it is now."""
        places = {id(node): index for index, node in enumerate(self.nodes)}
        tokens = tuple(replace(node.token, head=places[id(node.head or node)]) for node in self.nodes)
        return replace(self._sentence, tokens=tokens)
