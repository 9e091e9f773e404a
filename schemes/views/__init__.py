"""The public doors of the law: pages that read it and keep nothing."""
