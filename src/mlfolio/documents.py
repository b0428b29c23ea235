"""The three documents behind the rulebook, and the topics in them that checks may cite."""

from typing import NamedTuple


class Document(NamedTuple):
    """A guide to a career in machine learning: its letter in the rulebook, title and headings.

    `unseen` pairs a heading with what it asks for and no repository shows, so that no check stands for it.
    """

    letter: str
    title: str
    topics: tuple[str, ...]
    unseen: tuple[tuple[str, str], ...] = ()


class Citation(NamedTuple):
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
        (
            ("The Foundation: Mathematics and Statistics", "what somebody knows of algebra, calculus and probability"),
            ("Machine Learning Frameworks", "how many frameworks somebody has learned"),
            ("Understanding Algorithms", "knowing which architecture fits which problem"),
            ("Practical Experience", "what was learned from other people's entries and from feedback"),
            ("Domain Knowledge", "understanding the field that the model is for, and following its research"),
            ("Soft Skills Matter", "presenting in person, and working with other professions"),
            ("Building Your Career Path", "specialising, taking on responsibility, and never ceasing to learn"),
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
        (
            ("The Often-Overlooked Soft Skills", "a mind for problems, and weighing what a model costs a business"),
            ("Educational Pathways", "degrees, boot camps and courses"),
            ("Building Your Portfolio", "blog posts, talks and papers elsewhere; internships and consulting"),
            ("The Evolution of Machine Learning Roles", "research into new theory, and knowing an industry"),
            ("Future-Proofing Your Career", "following conferences, meeting people, and choosing what to go deep in"),
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
        (
            ("Role and Importance of a Machine Learning Engineer", "working in teams of many disciplines"),
            ("Understanding Data Structures and Algorithms", "choosing the right structure, and weighing complexity"),
            ("Familiarity with Machine Learning Libraries and Frameworks", "staying up to date with the libraries"),
            ("Continuous Learning and Adaptability", "reading, attending, and taking up what is new"),
        ),
    ),
}
