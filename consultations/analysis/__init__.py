"""What people answered, made into figures: counted, crossed, coded by two people, held against who we asked."""
