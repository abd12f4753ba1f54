"""What reaches over several targets: deadlines, strengths, baselines, subjects."""
