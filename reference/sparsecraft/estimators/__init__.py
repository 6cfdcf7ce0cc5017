"""Estimators with scikit-learn's conventions, on top of the from-scratch solvers."""
