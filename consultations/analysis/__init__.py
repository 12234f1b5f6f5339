"""What people answered as figures: counted, crossed, coded by two people, held against who we asked."""
