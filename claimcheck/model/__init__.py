"""What claimcheck talks about: claims, sources, evidence and extracted text. No I/O."""
