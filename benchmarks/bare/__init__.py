"""The bare Streamlit application beside which the dashboard is measured."""
