"""Which names say that a course sets what is in a file, and which only sound like it."""

import pytest

from mlfolio.evidence.coursework.names import is_named_for_a_task


@pytest.mark.parametrize(
    "path",
    [
        "Exercise 3/trees.py",
        "math/0x02-calculus/10-matisse.py",
        "homework/a.py",
        "LinearRegressionExercise.R",
        "Assigment1/a.R",
        "asignment_2.py",
        "Ass1/Ass_1.R",
        "Group21Exe6Prog1.m",
        "ex5/learningCurve.m",
        "week-3/a.ipynb",
        "hw2.py",
        "labs/lab_4.py",
        "Naive_Bayes_Assignment.ipynb",
        "myHW2.py",
        "tp2/knn.py",
        "ml-oblig2.ipynb",
        "Innlevering 1/a.py",
        "arbeidskrav.ipynb",
        "tarea_final.ipynb",
        "Trabajo Práctico/a.ipynb",
        "TP/knn.ipynb",
        "TP_final.ipynb",
        "Hausaufgabe3.py",
        "uebung.py",
        "atividades/a.py",
        "lista_2.ipynb",
        "devoir.ipynb",
        "Exe/1 - Linear regression.R",
        "list1-q2.ipynb",
        "list2.ipynb",
        "aula3/a.py",
        "Chap2 Data types.R",
        "Упражнение 2.ipynb",
        "ch03_Diving_deep.ipynb",
        "ch 2/a.py",
        "textbooks/DeepLearning/a.ipynb",
    ],
)
def test_a_task_by_its_name(path: str) -> None:
    assert is_named_for_a_task(path)


@pytest.mark.parametrize(
    "path",
    [
        "linear_assignment.py",
        "label_assignment.py",
        "assess2.py",
        "regex1.py",
        "ex001_baseline/train.py",
        "glass_1.py",
        "class1.py",
        "weekday.py",
        "holiday2.py",
        "label_1.py",
        "exercised.py",
        "http2.py",
        "chaptered.py",
        "oblige.py",
        "lista_clientes.py",
        "TP_FP.py",
        "http/a.py",
        "listas.py",
        "batch03_a.py",
        "ch3.py",
        "textbook.py",
        "list2.py",
    ],
)
def test_other_names(path: str) -> None:
    assert not is_named_for_a_task(path)
