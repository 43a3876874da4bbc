"""What teachers steer with: classes, new games, the cockpit."""
