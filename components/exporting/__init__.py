"""What leaves the dashboard: pictures and files with their verification codes and names."""
