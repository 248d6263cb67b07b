"""Local time: conversion to and from instants, and parsing of dates and times that people type."""
