"""Addresses of the information service."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
