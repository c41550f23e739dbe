print("mindset")
