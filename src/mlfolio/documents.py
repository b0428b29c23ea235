"""The three documents behind the rulebook, and the topics in them that checks may cite."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Document:
    """A guide to a career in machine learning: its letter in the rulebook, title and headings."""

    letter: str
    title: str
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Citation:
    """The place a practice comes from: a document's letter, the heading there, and what it says in short."""

    document: str
    topic: str
    says: str


DOCUMENTS = {
    "A": Document(
        "A",
        "What it takes to build a career in machine learning",
        (
            "The Foundation: Mathematics and Statistics",
            "Programming Proficiency",
            "Machine Learning Frameworks",
            "Data Skills",
            "Understanding Algorithms",
            "Practical Experience",
            "Domain Knowledge",
            "Soft Skills Matter",
            "Building Your Career Path",
        ),
    ),
    "B": Document(
        "B",
        "Building a Career in Machine Learning: Your Guide to Success in AI's Hottest Field",
        (
            "Technical Foundations",
            "The Often-Overlooked Soft Skills",
            "Educational Pathways",
            "Building Your Portfolio",
            "The Evolution of Machine Learning Roles",
            "Future-Proofing Your Career",
        ),
    ),
    "C": Document(
        "C",
        "Key Skills Aspiring Machine Learning Engineers Need for Success",
        (
            "Role and Importance of a Machine Learning Engineer",
            "Essential Programming Knowledge",
            "Linear Algebra and Calculus Proficiency",
            "Understanding Data Structures and Algorithms",
            "Familiarity with Machine Learning Libraries and Frameworks",
            "Statistical Analysis and Probability Skills",
            "Continuous Learning and Adaptability",
        ),
    ),
}
