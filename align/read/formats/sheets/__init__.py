"""Printed pages to running text: what stands where on a sheet tells what belongs together."""
